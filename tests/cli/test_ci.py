#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_ci.py - the commands in samples/ci do what their comments say, on a small project.

The services are not at hand; what is tested is every line of theirs that runs asynclint.
"""

import glob
import json
import os
import re
import shlex
import unittest
import xml.etree.ElementTree

from cli import SLEEPS, SOURCE_DIR, CliTest

FILES = glob.glob(os.path.join(SOURCE_DIR, "samples", "ci", "*.yml"))


def commands(path):
    """The asynclint commands of a job, each a list of arguments without the program."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return [shlex.split(line)[1:] for line in re.findall(r"^\s+(?:- )?(asynclint .*)$", text, re.M)]


class Jobs(CliTest):
    def setUp(self):
        super().setUp()
        self.write("a.c", SLEEPS)
        self.write("build/compile_commands.json", json.dumps(
            [{"directory": self.folder, "file": "a.c", "arguments": ["cc", "-c", "a.c"]}]))

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def test_every_job_has_commands(self):
        self.assertEqual(sorted(map(os.path.basename, FILES)), ["github.yml", "gitlab.yml"])
        for path in FILES:
            self.assertEqual(len(commands(path)), 2, path)

    def test_github(self):
        upload, annotate = commands(os.path.join(SOURCE_DIR, "samples", "ci", "github.yml"))
        result = self.lint(*upload)
        self.assertEqual((result.status, result.out), (0, ""), result)
        self.assertEqual(len(json.loads(self.read("asynclint.sarif"))["runs"][0]["results"]), 1)
        result = self.lint(*annotate)
        self.assertEqual(result.status, 1)
        self.assertIn("::error file=a.c,line=6,", result.out)

    def test_gitlab(self):
        quality, tests = commands(os.path.join(SOURCE_DIR, "samples", "ci", "gitlab.yml"))
        self.assertEqual(self.lint(*quality).status, 0)
        self.assertEqual(len(json.loads(self.read("gl-code-quality-report.json"))), 1)
        self.assertEqual(self.lint(*tests).status, 1)
        root = xml.etree.ElementTree.fromstring(self.read("asynclint.xml"))
        self.assertEqual(len(root.findall(".//failure")), 1)


if __name__ == "__main__":
    unittest.main()
