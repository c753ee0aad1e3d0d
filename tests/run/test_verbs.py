#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_verbs.py - what ./run and .ci/run call, in which order, and what a failure does.

They are copied to a folder where the scripts they start, cmake, ctest and clang are stood in for by
scripts that write down how they were called and fail when the test says so. Nothing is built.
"""

import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
RUN = os.path.join(ROOT, "run")

STAND_IN = """#!/bin/sh
call="%s${*:+ }$*"
echo "$call" >>"$LOG"
case $call in
"cmake --preset "*)
	mkdir -p "build/$2"
	: >"build/$2/build.ninja"
	;;
esac
[ -z "$FAILING" ] || [ "${call#$FAILING}" = "$call" ]
"""
SCRIPTS = {"cmake/setup.sh": "setup", "tests/run/demo.sh": "demo",
           "tests/run/check_format.sh": "check_format"}
PROGRAMS = ("cmake", "ctest", "clang-19")
NEEDED = ("sh", "bash", "dirname", "nproc", "mkdir", "rm")

DEMO = ["cmake --build --preset release", "demo build/release"]


class StandIns(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.log = os.path.join(self.folder, "log")
        for name in ("run", ".ci/run"):
            os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
            shutil.copy(os.path.join(ROOT, name), self.path(name))
        for name, word in SCRIPTS.items():
            self.write(name, STAND_IN % word)
        for name in PROGRAMS:
            self.write(os.path.join("bin", name), STAND_IN % name)
        for name in NEEDED:
            os.symlink(shutil.which(name), self.path(os.path.join("bin", name)))

    def path(self, name):
        return os.path.join(self.folder, "tree", name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(self.path(name), 0o755)

    def call(self, *arguments, script="run", failing=""):
        """The exit status of SCRIPT, and the calls it made; those that begin like FAILING fail."""
        if os.path.exists(self.log):
            os.unlink(self.log)
        result = subprocess.run([self.path(script), *arguments], check=False, capture_output=True,
                                text=True, cwd=self.folder, timeout=60,
                                env={"PATH": self.path("bin"), "LOG": self.log, "FAILING": failing})
        with open(self.log, encoding="utf-8") as file:
            return result.returncode, file.read().splitlines()

    def index(self, calls, beginning):
        """The place of the one call that begins so."""
        place, = [i for i, call in enumerate(calls) if call.startswith(beginning)]
        return place


class Demo(StandIns):
    def test_sets_up_builds_and_shows(self):
        self.assertEqual(self.call("demo"), (0, ["setup all", "cmake --preset release", *DEMO]))

    def test_is_configured_once(self):
        self.call("demo")
        self.assertEqual(self.call("demo"), (0, ["setup all", *DEMO]))

    def test_nothing_follows_a_failure(self):
        for failing in ("setup", "cmake --preset", "cmake --build", "demo"):
            status, calls = self.call("demo", failing=failing)
            self.assertNotEqual(status, 0, failing)
            self.assertTrue(calls[-1].startswith(failing), calls)
            shutil.rmtree(self.path("build"), ignore_errors=True)


class Test(StandIns):
    RUNS = ("ctest --preset asan", "ctest --preset release", "ctest --preset dev")

    def test_sets_up_builds_and_tests(self):
        status, calls = self.call("test")
        self.assertEqual((status, calls[0]), (0, "setup all"))
        self.assertEqual(calls[-1], "ctest --preset dev", "all tests, and last")
        self.assertIn("cmake --preset clang -DCMAKE_C_COMPILER=clang-19", calls)
        self.assertIn("cmake --build --preset clang", calls)
        for run in self.RUNS:
            preset = run.split()[-1]
            self.assertLess(self.index(calls, f"cmake --preset {preset}"),
                            self.index(calls, f"cmake --build --preset {preset}"))
            self.assertLess(self.index(calls, f"cmake --build --preset {preset}"),
                            self.index(calls, run))

    def test_every_failure_counts_and_the_rest_is_run(self):
        for failing in ("cmake --build --preset clang", *self.RUNS):
            status, calls = self.call("test", failing=failing)
            self.assertNotEqual(status, 0, failing)
            for run in self.RUNS:
                self.index(calls, run)

    def test_no_test_without_setup(self):
        status, calls = self.call("test", failing="setup")
        self.assertEqual((status != 0, calls), (True, ["setup all"]))

    def test_arguments_go_to_ctest(self):
        self.assertEqual(self.call("test", "-R", "lint"),
                         (0, ["setup all", "cmake --preset dev", "cmake --build --preset dev",
                              "ctest --preset dev -R lint"]))
        self.assertNotEqual(self.call("test", "-R", "lint", failing="ctest")[0], 0)

    def test_continuous_integration_runs_the_same(self):
        expected = self.call("test")
        shutil.rmtree(self.path("build"))
        self.assertEqual(self.call(script=".ci/run"), expected)
        self.assertNotEqual(self.call(script=".ci/run", failing="ctest --preset dev")[0], 0)


class Others(StandIns):
    def test_build(self):
        self.assertEqual(self.call("build"), (0, ["setup build", "cmake --preset release",
                                                  "cmake --build --preset release"]))
        self.assertEqual(self.call("build", "tsan"), (0, ["setup build", "cmake --preset tsan",
                                                          "cmake --build --preset tsan"]))

    def test_install(self):
        _, calls = self.call("install", "/somewhere")
        self.assertEqual(calls[-1], "cmake --install build/release --prefix /somewhere")
        _, calls = self.call("install")
        self.assertEqual(calls[-1], "cmake --install build/release --prefix /usr/local")

    def test_clean(self):
        self.call("build")
        self.assertTrue(os.path.isdir(self.path("build")))
        subprocess.run([self.path("run"), "clean"], check=True, timeout=60)
        self.assertFalse(os.path.exists(self.path("build")))


class Help(unittest.TestCase):
    def run_verb(self, *arguments):
        return subprocess.run([RUN, *arguments], capture_output=True, text=True, check=False)

    def test_help_names_every_verb(self):
        with open(RUN, encoding="utf-8") as file:
            text = file.read()
        verbs = [line[:-1].split(" ")[0] for line in text[text.index("case $verb in"):].split("\n")
                 if line.endswith(")") and not line.startswith(("\t", "*"))]
        self.assertIn("demo", verbs)
        for arguments in ((), ("help",)):
            result = self.run_verb(*arguments)
            self.assertEqual(result.returncode, 0)
            for verb in verbs:
                self.assertIn(f"\n  {verb} ", result.stdout)

    def test_unknown_verb(self):
        result = self.run_verb("no-such-verb")
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertIn("no-such-verb", result.stderr)


if __name__ == "__main__":
    unittest.main()
