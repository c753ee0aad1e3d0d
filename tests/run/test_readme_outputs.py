#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_readme_outputs.py - stale blocks are seen and renewed, machine-dependent numbers are not.

The tools are stood in for by small scripts, so that the test knows what they print.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import readme_outputs  # noqa: E402

STAND_IN = """#!/bin/sh
echo "found $*"
exit ${STATUS-1}
"""

DOCUMENT = """# Title
<!-- output: lint-hidden-dns-before -->
```text
%s```
<!-- end of output -->
the end
"""

FRESH = "$ asynclint before/a.c before/b.c --\nfound before/a.c before/b.c --\n"


class Documents(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        for name in ("b.c", "a.c"):
            self.write(f"samples/libuv-hidden-dns/before/{name}", "")
        self.write("README.md", "nothing\n")
        self.tool = self.write("tool", STAND_IN)
        os.chmod(self.tool, 0o755)

    def write(self, name, text):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def run_script(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, readme_outputs.__file__, "--root", self.root, "--asynclint",
             self.tool, "--asyncprobe", self.tool, *arguments],
            capture_output=True, text=True, check=False, env={**os.environ, **environment})

    def document(self, content):
        path = self.write("samples/libuv-hidden-dns/README.md", DOCUMENT % content)

        def text():
            with open(path, encoding="utf-8") as file:
                return file.read()
        return text

    def test_stale_is_reported_and_kept(self):
        text = self.document("old\n")
        result = self.run_script("--check")
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("+found before/a.c", result.stdout)
        self.assertEqual(text(), DOCUMENT % "old\n")

    def test_stale_is_renewed(self):
        text = self.document("")
        self.assertEqual(self.run_script().returncode, 0)
        self.assertEqual(text(), DOCUMENT % FRESH)
        self.assertEqual(self.run_script("--check").returncode, 0)

    def test_fresh_is_left_alone(self):
        text = self.document(FRESH)
        self.assertEqual(self.run_script("--check").returncode, 0)
        self.assertEqual(self.run_script().returncode, 0)
        self.assertEqual(text(), DOCUMENT % FRESH)

    def test_a_failing_tool_is_no_output(self):
        text = self.document(FRESH)
        self.assertNotEqual(self.run_script(STATUS="3").returncode, 0)
        self.assertEqual(text(), DOCUMENT % FRESH)

    def test_unknown_block(self):
        self.write("README.md", "<!-- output: no-such -->\n<!-- end of output -->\n")
        self.assertIn("no-such", self.run_script("--check").stderr)

    def test_no_block_at_all(self):
        self.assertEqual(self.run_script("--check").returncode, 1)


class Normalise(unittest.TestCase):
    def same(self, one, two):
        self.assertEqual(readme_outputs.normalise(one), readme_outputs.normalise(two))

    def other(self, one, two):
        self.assertNotEqual(readme_outputs.normalise(one), readme_outputs.normalise(two))

    def test_numbers_of_the_machine(self):
        self.same("STALL 300.2 ms  loop 1 (tid 7, epoll)  nanosleep()  cpu 31 us, runq 0\n",
                  "STALL 301 ms  loop 1 (tid 81, epoll)  nanosleep()  cpu 0, runq 9.1 us\n")
        self.same("redis-server[12] 7 iterations, busy 3.1 %", "redis-server[9] 9 iterations, "
                                                               "busy 4 %")
        self.same("x\n    #0  f  [libc.so.6+0x1]\n    #1  g\nadvice", "x\n    #0  h\nadvice")

    def test_everything_else_counts(self):
        self.other("blocked_call nanosleep()", "blocked_call read()")
        self.other("a.c:12:3: error", "a.c:13:3: error")
        self.other("x\n    #0  f\nadvice", "x\nadvice")
        self.other("2 errors", "3 errors")


if __name__ == "__main__":
    unittest.main()
