#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_determinism.py - the same bytes for any -j, any order of files, and any number of runs; and
JSON that keeps to its schema."""

import glob
import os
import random
import subprocess
import sys
import unittest

from cli import SLEEPS, SOURCE_DIR, CliTest

UNIT = """#include <unistd.h>
#include <uv.h>
void shared_%(next)d(int how);
void shared_%(n)d(int how);
static int (*hook)(int fd);

static int save(int fd)
{
	return fsync(fd);
}

void shared_%(n)d(int how)
{
	hook = how ? save : NULL;
	if (how == %(n)d)
		sleep(%(n)d);
	shared_%(next)d(how);
}

static void on_timer(uv_timer_t *timer)
{
	shared_%(next)d(%(n)d);
	hook(1);
	unlink("x");
}

int start_%(n)d(uv_timer_t *timer);

int start_%(n)d(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
"""
COUNT = 12
FORMATS = [("--format", form) for form in ("json", "sarif", "github", "gitlab", "junit")]


class SameBytes(CliTest):
    def setUp(self):
        super().setUp()
        self.names = [f"unit{n}.c" for n in range(COUNT)]
        for n, name in enumerate(self.names):
            self.write(name, UNIT % {"n": n, "next": (n + 1) % COUNT})

    def outputs(self, *more):
        return [self.lint("--strict", *view, *more).out
                for view in ((), *FORMATS, ("--dump=program",), ("--dump=effects",),
                             ("--dump=contexts",), ("--dump=locks",), ("--dump=facts",))]

    def test_jobs_and_order(self):
        self.database(*self.names)
        first = self.outputs("--jobs=1")
        self.assertGreater(first[0].count("blocking-call"), 2 * COUNT)
        self.assertEqual(first, self.outputs("--jobs=8"))
        shuffler = random.Random(2)
        for _ in range(2):
            shuffler.shuffle(self.names)
            self.database(*self.names)
            self.assertEqual(first, self.outputs("--jobs=3"))

    def test_missing_units_are_reported_in_order(self):
        names = self.names + ["gone1.c", "gone2.c", "gone3.c"]
        for view in ((), *FORMATS):
            self.database(*names)
            first = self.lint("--jobs=1", *view)
            self.database(*names[::-1])
            second = self.lint("--jobs=8", *view)
            self.assertEqual((first.out, first.err), (second.out, second.err))
            self.assertEqual(len(first.err_lines), 3)

    def test_one_file_with_several_commands(self):
        commands = [{"directory": self.folder, "file": "unit0.c",
                     "command": f"cc -DX={n} -c unit0.c"} for n in range(4)]
        self.database(*commands)
        first = self.outputs()
        self.database(*commands[::-1])
        self.assertEqual(first, self.outputs())


class Schema(CliTest):
    def validate(self, *reports):
        files = [self.write(f"report{i}.json", text) for i, text in enumerate(reports)]
        result = subprocess.run(
            [sys.executable, "-B", os.path.join(SOURCE_DIR, "tests/run/json_schema.py"),
             os.path.join(SOURCE_DIR, "analyzer/output/findings.schema.json"), *files],
            capture_output=True, text=True, check=False)
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, "", ""))

    def test_real_findings(self):
        fixtures = os.path.join(SOURCE_DIR, "tests", "lint")
        files = sorted(glob.glob(os.path.join(fixtures, "*", "bad_[a-c]*.c")))
        self.assertGreater(len(files), 15)
        report = self.lint("--format", "json", "--strict", *files, "--", "-D_GNU_SOURCE")
        self.validate(report.out)

    def test_no_findings_and_lost_units(self):
        self.write("a.c", SLEEPS)
        self.validate(self.lint("--format", "json", "--only", "ASY401", "a.c", "--").out,
                      self.lint("--format", "json", "gone.c", "--").out)

    def test_odd_names(self):
        name = 'quo"te \\ back\tslash\x01 ü.c'
        self.write(name, SLEEPS)
        report, result = self.json(name, "--")
        self.validate(result.out)
        self.assertEqual(report["findings"][0]["file"], name)

    def test_name_that_is_no_text(self):
        name = b"latin\xfc.c"
        with open(os.path.join(self.folder.encode(), name), "w", encoding="utf-8") as file:
            file.write(SLEEPS)
        report, result = self.json(name, "--")
        self.validate(result.out)
        self.assertEqual(len(report["findings"]), 1)


if __name__ == "__main__":
    unittest.main()
