#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_check_format.py - check_format.sh sees a badly formatted file, and --fix mends it.

Runs on a copy of the script in a small tree of its own, with the project's .clang-format.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SKIPPED = 77


class Format(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        os.makedirs(os.path.join(self.root, "tests", "run"))
        shutil.copy(os.path.join(HERE, "check_format.sh"), os.path.join(self.root, "tests", "run"))
        shutil.copy(os.path.join(HERE, "..", "..", ".clang-format"), self.root)

    def write(self, name, text):
        with open(os.path.join(self.root, name), "w", encoding="utf-8") as file:
            file.write(text)

    def run_script(self, *arguments, path=None):
        environment = dict(os.environ, PATH=path) if path else None
        script = os.path.join(self.root, "tests", "run", "check_format.sh")
        return subprocess.run(["/bin/sh", script, *arguments], capture_output=True, text=True,
                              check=False, env=environment).returncode

    def test_bad_then_fixed(self):
        self.write("a b.c", "int  f( void ) { return 1;}\n")
        status = self.run_script()
        if status == SKIPPED:
            self.skipTest("no clang-format 19")
        self.assertEqual(status, 123)  # xargs: a command failed
        self.assertEqual(self.run_script("--fix"), 0)
        self.assertEqual(self.run_script(), 0)

    def test_headers_count(self):
        self.write("a.h", "int  f( void );\n")
        self.assertIn(self.run_script(), (123, SKIPPED))

    def test_only_tracked_files_count(self):
        subprocess.run(["git", "init", "-q", self.root], check=True)
        self.write("bad.c", "int  f( void );\n")
        self.write("good.c", "int f(void);\n")
        subprocess.run(["git", "-C", self.root, "add", "good.c"], check=True)
        self.assertIn(self.run_script(), (0, SKIPPED))

    def test_skipped_without_the_tool(self):
        tools = os.path.join(self.root, "bin")
        os.mkdir(tools)
        for name in ("sh", "dirname"):
            os.symlink(shutil.which(name), os.path.join(tools, name))
        self.assertEqual(self.run_script(path=tools), SKIPPED)


if __name__ == "__main__":
    unittest.main()
