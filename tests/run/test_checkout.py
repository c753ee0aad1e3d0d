#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_checkout.py - what a clone holds: its top level, its licence, how README.md opens, its presets.

Each preset is configured, in a temporary folder, and judged by the compiler calls that come of it.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tracked import tracked_files  # noqa: E402

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
TOP = {"CMakeLists.txt", "analyzer", "probe", "rules", "tests", "samples", "README.md",  # ours
       "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "CMakePresets.json", "cmake", "run", ".ci",
       ".clang-format", ".editorconfig", ".gitignore", ".pre-commit-hooks.yaml"}  # what convention puts there
# .facts, .locks and .error files are outputs that tests compare with.
CODE = re.compile(r"(?:\.(?:c|h|def|py|sh|cmake)|/CMakeLists\.txt|^run|^\.ci/run)$")
WARNINGS = {"-Wall", "-Wextra", "-Wshadow", "-Wmissing-prototypes", "-Wvla", "-Werror"}


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


class Files(unittest.TestCase):
    def test_top_level(self):
        self.assertEqual({path.split("/")[0] for path in tracked_files(ROOT)}, TOP)

    def test_licence(self):
        words = " ".join(read("LICENSE").split())
        for part in ("MIT License Copyright (c) ", "Permission is hereby granted, free of charge, ",
                     'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND'):
            self.assertIn(part, words)
        for path in tracked_files(ROOT):
            if CODE.search(path):
                first = "".join(read(path).split("\n")[:2])
                self.assertIn("SPDX-License-Identifier: MIT", first, path)

    def test_scripts_can_be_started(self):
        for path in ("run", ".ci/run"):
            self.assertTrue(os.access(os.path.join(ROOT, path), os.X_OK), path)

    def test_readme_opens_with_what_it_does_and_two_commands(self):
        """For whom, a finding and a stall as printed (tree.readme compares them), then commands."""
        opening = re.match(
            r"# asynclint and asyncprobe\n\nFor (?P<whom>[^`<]*?:)[^<]*"
            r"<!-- output: lint-http-server -->\n```text\n(?P<finding>.*?)```\n<!-- end of output -->"
            r"[^<]*<!-- output: probe-redis -->\n```text\n(?P<stall>.*?)```\n<!-- end of output -->\n"
            r"\n## Two commands\n[^#]*?\n\n(?P<commands>(?:    \S[^\n]*\n)+)\n", read("README.md"), re.S)
        self.assertIsNotNone(opening, "README.md does not open in this order")
        self.assertIn("[ASY101 blocking-call]", opening["finding"])
        self.assertIn("blocked_call", opening["stall"])
        commands = [line.split("#")[0].split() for line in opening["commands"].splitlines()]
        self.assertEqual(commands, [["./run", "demo"], ["./run", "test"]])


def clang():
    """As ./run finds it."""
    return next(filter(None, map(shutil.which, ("clang-20", "clang-19", "clang-18", "clang-17",
                                                "clang"))), None)


class Preset:
    """One preset, configured: its units, and which library each of them goes into."""

    def __init__(self, name, *arguments):
        self.folder = tempfile.mkdtemp()
        try:
            self.configure(name, *arguments)
        finally:
            shutil.rmtree(self.folder)

    def configure(self, name, *arguments):
        environment = {key: value for key, value in os.environ.items() if key not in ("CC", "CFLAGS")}
        done = subprocess.run(["cmake", "--preset", name, "-B", self.folder, *arguments], cwd=ROOT,
                              env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f"preset {name}: {done.stdout}{done.stderr}")
        with open(os.path.join(self.folder, "build.ninja"), encoding="utf-8") as file:
            self.archives = set(re.findall(r"C_STATIC_LIBRARY_LINKER__(\w+)_", file.read()))
        with open(os.path.join(self.folder, "compile_commands.json"), encoding="utf-8") as file:
            self.units = [(os.path.relpath(unit["file"], ROOT), unit["command"].split())
                          for unit in json.load(file)]

    def flags(self, *tops):
        """(path, flags) of each unit below TOPS."""
        return [(path, set(flags)) for path, flags in self.units if path.split("/")[0] in tops]


@functools.cache
def preset(name):
    return Preset(name, *([f"-DCMAKE_C_COMPILER={clang()}"] if name == "clang" else []))


class Presets(unittest.TestCase):
    def test_each_can_be_configured_built_and_tested(self):
        for kind in ("configure", "build", "test"):
            shown = subprocess.run(["cmake" if kind != "test" else "ctest", *(
                ["--list-presets"] if kind == "test" else [f"--list-presets={kind}"])], cwd=ROOT,
                capture_output=True, text=True, check=True).stdout
            names = set(re.findall(r'^  "([^"]+)"', shown, re.M))
            self.assertEqual(names, {"dev", "release", "clang", "asan", "tsan"}, kind)

    def test_warnings_are_errors_in_all_that_is_ours(self):
        for name in ("dev", "release", "clang"):
            if name == "clang" and not clang():
                continue
            units = preset(name).flags("analyzer", "probe", "samples")
            self.assertGreater(len(units), 100)
            for path, flags in units:
                self.assertLessEqual(WARNINGS, flags, f"{name}: {path}")
                lifted = [f for f in flags if f.startswith(("-Wno-", "-w"))]
                self.assertEqual(lifted, [], f"{name}: {path}")

    def test_optimised_or_not(self):
        for name, yes, no in (("dev", "-g", "-O2"), ("release", "-O2", "-O0")):
            for path, flags in preset(name).flags("analyzer", "probe"):
                self.assertIn(yes, flags, path)
                self.assertNotIn(no, flags, path)

    def test_sanitizers_are_in_the_programs(self):
        for name, sanitizer in (("asan", "-fsanitize=address,undefined"),
                                ("tsan", "-fsanitize=thread"), ("dev", None)):
            for top in ("analyzer", "probe/reader"):
                for path, flags in preset(name).units:
                    if path.startswith(top + "/"):
                        found = [f for f in flags if f.startswith("-fsanitize=")]
                        self.assertEqual(found, [sanitizer] if sanitizer else [], path)

    def test_one_static_library_per_folder(self):
        """The programs and the preloaded library are made of one source and such libraries."""
        folders, targets = {}, {}
        for path, flags in preset("dev").units:
            if path.startswith(("analyzer/", "probe/")):
                target = re.search(r"CMakeFiles/(\w+)\.dir/", " ".join(flags))[1]
                folders.setdefault(target, set()).add(os.path.dirname(path))
                targets.setdefault(os.path.dirname(path), []).append(target)
        self.assertGreater(len(targets), 25)
        for target, ours in folders.items():
            self.assertEqual(len(ours), 1, f"{target} has the sources of {sorted(ours)}")
        for folder, ours in targets.items():
            if folder not in ("analyzer", "probe/reader", "probe/core"):
                self.assertLessEqual(set(ours), preset("dev").archives, folder)


if __name__ == "__main__":
    unittest.main()
