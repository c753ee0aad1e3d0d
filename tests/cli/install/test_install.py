#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_install.py BUILD - what `cmake --install` puts in place works from there, and when moved.

The build tree must not be needed: the prefix is installed, used, renamed and used again, with an
empty environment but for PATH. Each use runs both programs on something small, builds a project
that finds us through CMake, and asks pkg-config.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = sys.argv.pop(1)

# sleep() in an event callback, with the two declarations of libevent that it takes.
PROGRAM = """
#include <unistd.h>
#include "event2/event.h"

static void on_timer(int fd, short what, void *data)
{
	(void)fd, (void)what, (void)data;
	sleep(1);
}

int main(void)
{
	struct event_base *base = event_base_new();
	struct event *timer = event_new(base, -1, 0, on_timer, 0);

	event_add(timer, 0);
	return event_base_dispatch(base);
}
"""
HEADER = """
struct event_base; struct event; struct timeval;
typedef void (*event_callback_fn)(int, short, void *);
struct event_base *event_base_new(void);
struct event *event_new(struct event_base *, int, short, event_callback_fn, void *);
int event_add(struct event *, const struct timeval *);
int event_base_dispatch(struct event_base *);
"""

# A loop that waits three times and sleeps for 0.2 s in between.
LOOP = """
import select, time
loop = select.epoll()
loop.poll(0.01)
loop.poll(0.01)
time.sleep(0.2)
loop.poll(0.01)
print("unchanged")
"""


def run(*command, status=0, **options):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", **options.pop("env", {})}
    result = subprocess.run(command, capture_output=True, text=True, check=False,
                            env=environment, **options)
    if result.returncode != status:
        raise AssertionError(f"{command}: exit status {result.returncode}, not {status}\n"
                             f"{result.stdout}{result.stderr}")
    return result.stdout


class Install(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.prefix = os.path.join(self.folder, "first")
        run("cmake", "--install", BUILD, "--prefix", self.prefix)

    def path(self, *parts):
        return os.path.join(self.prefix, *parts)

    def find(self, pattern):
        """The one installed file that matches (library folders differ between systems)."""
        found = glob.glob(self.path("**", pattern), recursive=True)
        self.assertEqual(len(found), 1, f"{pattern}: {found}")
        return found[0]

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def use_analyzer(self):
        source = self.write("program.c", PROGRAM)
        self.write("include/event2/event.h", HEADER)
        out = run(self.path("bin", "asynclint"), "--format", "json", source, "--",
                  "-I" + os.path.join(self.folder, "include"), status=1)
        findings = json.loads(out)["findings"]
        self.assertEqual([f["rule"] for f in findings], ["ASY101"], out)
        self.assertEqual(findings[0]["function"], "on_timer")

    def use_probe(self):
        reports = tempfile.mkdtemp(dir=self.folder)
        probe = self.path("bin", "asyncprobe")
        out = run(probe, "run", "-o", reports, "--", sys.executable, "-c", LOOP)
        self.assertEqual(out, "unchanged\n")
        written = glob.glob(os.path.join(reports, "*.json"))
        self.assertEqual(len(written), 1)
        out = run(probe, "report", *written)
        self.assertIn("blocked_call", out)

    def use_cmake(self):
        build = tempfile.mkdtemp(dir=self.folder)
        out = run("cmake", "-G", "Ninja", "-S", os.path.join(HERE, "consumer"), "-B", build,
                  "-DCMAKE_PREFIX_PATH=" + self.prefix)
        self.assertIn("asynclint says: ", out)
        run("cmake", "--build", build)
        run(os.path.join(build, "consumer"))
        self.use_check(build)

    def use_check(self, build):
        """asynclint_check: the library's sleep is found only where the library is looked at, too."""
        done = subprocess.run(["cmake", "--build", build, "--target", "lint-sleepy"],
                              capture_output=True, text=True, check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("sleep() may wait for 1 s on the event loop", done.stdout)
        run("cmake", "--build", build, "--target", "lint-alone")
        with open(os.path.join(build, "alone.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file)["findings"], [])
        done = subprocess.run(["ctest", "--test-dir", build], capture_output=True, text=True,
                              check=False)
        self.assertIn("lint-sleepy", done.stdout)
        self.assertNotEqual(done.returncode, 0)

    def use_pkg_config(self):
        where = {"PKG_CONFIG_PATH": os.path.dirname(self.find("asynclint.pc"))}

        def ask(*arguments):
            out = run("pkg-config", *arguments, env=where).strip()
            return os.path.normpath(out)

        self.assertTrue(os.path.isfile(ask("--variable=preload", "asyncprobe")))
        self.assertTrue(os.path.isdir(ask("--variable=rulesdir", "asynclint")))
        self.assertEqual(ask("--variable=asynclint", "asynclint"), self.path("bin", "asynclint"))
        include = ask("--cflags-only-I", "asyncprobe")
        self.assertEqual(os.path.normpath(include.removeprefix("-I")), self.path("include"))
        version = run("pkg-config", "--modversion", "asynclint", env=where).strip()
        self.assertIn(version, run(self.path("bin", "asynclint"), "--version"))

    def use_everything(self):
        self.use_analyzer()
        self.use_probe()
        self.use_cmake()
        self.use_pkg_config()

    def test_files(self):
        for pattern in ("libasyncprobe.so", "asyncprobe.h", "asynclint.h", "posix.json", "libuv.json",
                        "libevent.json", "findings.schema.json", "LICENSE", "README.md",
                        "asynclintConfigVersion.cmake", "asyncprobe.pc"):
            self.find(pattern)

    def test_in_place_and_moved(self):
        self.use_everything()
        moved = os.path.join(self.folder, "second place")
        os.rename(self.prefix, moved)
        self.prefix = moved
        self.use_analyzer()
        self.prefix = os.path.join(self.folder, "third")
        os.rename(moved, self.prefix)
        self.use_everything()

    def test_texts_name_no_build_path(self):
        for path in glob.glob(self.path("**", "*"), recursive=True):
            if path.endswith((".cmake", ".pc", ".json", ".h")):
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                self.assertNotIn(os.path.realpath(BUILD), text, path)
                self.assertNotIn(self.prefix, text, path)


if __name__ == "__main__":
    unittest.main()
