#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_check_hygiene.py - every rule of check_hygiene.py, in a git tree and in a plain folder."""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
TOOL = os.path.join(HERE, "check_hygiene.py")

# Put together here, so that check_hygiene.py finds nothing in this file.
HOME = "/" + "home" + "/"
MARK = "TO" + "DO"

BAD = {
    "path.txt": ("fine\nsee %sjo/x\n" % HOME, "path.txt:2: path: "),
    "quoted.c": ('f("%sjo");\n' % HOME, "quoted.c:1: path: "),
    "marker.c": ("int a; /* %s later */\n" % MARK, "marker.c:1: marker: "),
    "big.bin": ("x" * (512 * 1024 + 1), "big.bin:1: size: "),
}

GOOD = {
    "relative.txt": "at%sjo ./a%sx ${a}%sb ~%s\n" % (HOME, HOME, HOME, HOME),
    "words.c": "int %sS, my_%s;\n" % (MARK, MARK),
    "limit.bin": "x" * (512 * 1024),
    "binary": "\0 %s %s\n" % (HOME, MARK),
}


class Hygiene(unittest.TestCase):
    def run_tool(self, files, git=None):
        with tempfile.TemporaryDirectory() as root:
            for name, text in files.items():
                with open(os.path.join(root, name), "w", encoding="utf-8") as file:
                    file.write(text)
            if git is not None:
                subprocess.run(["git", "init", "-q", root], check=True)
                subprocess.run(["git", "-C", root, "add", *git], check=True)
            return subprocess.run([sys.executable, TOOL, root], capture_output=True, text=True,
                                  check=False)

    def test_good(self):
        result = self.run_tool(GOOD)
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_each_bad_one(self):
        for name, (text, expected) in BAD.items():
            with self.subTest(name):
                result = self.run_tool({**GOOD, name: text})
                self.assertEqual(result.returncode, 1)
                self.assertTrue(result.stdout.startswith(expected), result.stdout)
                self.assertEqual(result.stdout.count("\n"), 1)

    def test_only_tracked_files_count(self):
        files = {"a.txt": "fine\n", "marker.c": BAD["marker.c"][0]}
        self.assertEqual(self.run_tool(files, git=["a.txt"]).returncode, 0)
        self.assertEqual(self.run_tool(files, git=["a.txt", "marker.c"]).returncode, 1)

    def test_nothing_to_check_is_a_failure(self):
        self.assertEqual(self.run_tool({}).returncode, 1)


if __name__ == "__main__":
    unittest.main()
