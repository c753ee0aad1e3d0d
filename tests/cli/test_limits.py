#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_limits.py - what is too much for the parser or for the analysis: it is said, with the true
reason, and the rest goes on."""

import resource
import subprocess
import unittest

from cli import ASYNCLINT, SLEEPS, CliTest

MEMORY = 600 << 20


def bound_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Parser(CliTest):
    def assert_lost(self, result, *words):
        """a.c is lost and the warning says WORDS; what b.c does is found."""
        warning, = [line for line in result.err_lines if line.startswith("asynclint: warning: ")]
        for word in ("a.c: ", *words):
            self.assertIn(word, warning)
        self.assertNotIn("flags", warning)
        self.assertIn("b.c:6", result.out)

    def test_crash(self):
        self.write("a.c", "#pragma clang __debug crash\n")
        self.write("b.c", SLEEPS)
        result = self.lint("--no-cache", "a.c", "b.c", "--")
        self.assert_lost(result, "crashed")
        self.assertNotIn("memory", result.err)

    def test_no_more_memory(self):
        if subprocess.run([ASYNCLINT, "--version"], preexec_fn=bound_memory, check=False,
                          capture_output=True).returncode:
            self.skipTest("a program with sanitizers reserves more")
        lines = ["#define A0 1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1"]
        lines += [f"#define A{n} " + "+".join([f"A{n - 1}"] * 16) for n in range(1, 9)]
        self.write("a.c", "\n".join(lines + ["int x = A8;", ""]))
        self.write("b.c", SLEEPS)
        result = self.lint("--no-cache", "-j1", "a.c", "b.c", "--", preexec_fn=bound_memory)
        self.assert_lost(result, "memory", "ulimit")


if __name__ == "__main__":
    unittest.main()
