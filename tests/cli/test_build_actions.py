#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_build_actions.py - capture and link as a build system calls them: samples/build-actions.

Ninja runs the sample's own build file, twice and with changes in between: only what depends on a
change runs again.
"""

import json
import os
import shutil
import subprocess
import unittest

from cli import ASYNCLINT, SOURCE_DIR, CliTest

SAMPLE = os.path.join(SOURCE_DIR, "samples", "build-actions")


class Ninja(CliTest):
    def setUp(self):
        super().setUp()
        for name in ("build.ninja", "main.c", "job.c", "job.h"):
            shutil.copy(os.path.join(SAMPLE, name), self.folder)
        with open(self.path("build.ninja"), encoding="utf-8") as file:
            text = file.read()
        self.assertIn("asynclint = asynclint\n", text)
        self.write("build.ninja", text.replace("asynclint = asynclint\n",
                                               f"asynclint = {ASYNCLINT}\n"))

    def ninja(self, *targets, status=0):
        """What ninja did, a line each: 'CC main.o'."""
        done = subprocess.run(["ninja", "-C", self.folder, *targets], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        self.output = done.stdout
        return sorted(line.split("] ", 1)[1] for line in done.stdout.splitlines()
                      if line.startswith("["))

    def change(self, name, old, new):
        with open(self.path(name), encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def test_findings_fail_the_build_until_mended(self):
        self.ninja("linted", status=1)
        self.assertIn("sleep() may wait for 1 s on the event loop", self.output)
        self.change("job.c", "sleep(1)", "getpid()")
        self.assertEqual(self.ninja("linted"), ["FACTS job.facts", "LINT linted"])
        self.assertEqual(self.ninja("linted"), [])

    def test_only_what_depends_runs_again(self):
        self.change("job.c", "sleep(1)", "getpid()")
        self.assertEqual(len(self.ninja()), 5)
        self.assertEqual(self.ninja(), [])
        self.change("job.h", "piece of work", "piece of work, soon")
        self.assertEqual(self.ninja("linted"),
                         ["FACTS job.facts", "FACTS main.facts", "LINT linted"])

    def test_json(self):
        self.ninja("findings.json")
        with open(self.path("findings.json"), encoding="utf-8") as file:
            findings = json.load(file)["findings"]
        self.assertEqual([f["function"] for f in findings], ["job_run"])


class Depfile(CliTest):
    def depfile(self, source):
        result = self.lint("capture", "--depfile", "x.d", source, "-o", "x y.facts", "--")
        self.assertEqual((result.status, result.out, result.err), (0, "", ""))
        with open(self.path("x.d"), encoding="utf-8") as file:
            return file.read()

    def test_names_are_quoted(self):
        self.write("a b$c#d.h", "int x;\n")
        self.write("a.c", '#include "a b$c#d.h"\nint f(void) { return x; }\n')
        text = self.depfile("a.c")
        self.assertTrue(text.startswith("x\\ y.facts: \\\n"), text)
        self.assertIn("a\\ b$$c\\#d.h", text)
        self.assertIn(self.path("a.c"), text)
        # make reads what was meant.
        self.write("Makefile", "include x.d\nx\\ y.facts:\n\t@echo '$^'\n")
        out = subprocess.run(["make", "-s", "-B", "-C", self.folder, "x y.facts"],
                             capture_output=True, text=True, check=False).stdout
        self.assertIn("a b$c#d.h", out)

    def test_cannot_be_written(self):
        self.write("a.c", "int f(void) { return 1; }\n")
        result = self.lint("capture", "a.c", "-o", "x.facts", "--depfile", "none/x.d", "--")
        self.assertEqual((result.status, len(result.err_lines)), (3, 1), result)
        self.assertIn("none/x.d: ", result.err)


if __name__ == "__main__":
    unittest.main()
