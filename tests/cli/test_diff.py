#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_diff.py - findings of a change: what git writes about it, from wherever it is run. What a diff
may look like is in tests/unit/policy/test_diff.c."""

import os
import shutil
import subprocess
import tempfile
import unittest

from cli import CLEAN, SLEEPS, CliTest

HELPER = """#include <unistd.h>
void nap(void);
void nap(void)
{
	sleep(1);
}
"""
CALLER = SLEEPS.replace("sleep(1)", "nap()").replace("<unistd.h>", '"nap.h"')
IDLE = CALLER.replace("nap();", ";")


class DiffTest(CliTest):
    def setUp(self):
        super().setUp()
        if not shutil.which("git"):
            self.skipTest("no git")
        self.git("init", "-q")

    def git(self, *args, cwd=None, encoding="utf-8"):
        done = subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@x", "-c", "core.autocrlf=false", *args],
            cwd=cwd or self.folder, env=dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null",
                                             GIT_CONFIG_SYSTEM="/dev/null"),
            capture_output=True, check=True)
        return done.stdout.decode(encoding) if encoding else done.stdout

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def with_diff(self, diff, *args, cwd=None):
        with tempfile.TemporaryFile() as file:
            file.write(diff if isinstance(diff, bytes) else diff.encode())
            file.seek(0)
            return self.lint("--diff", "-", *args, cwd=cwd, stdin=file)


class Change(DiffTest):
    def setUp(self):
        super().setUp()
        self.write("src/nap.h", "void nap(void);\n")
        self.write("src/nap.c", HELPER)
        self.write("src/a.c", IDLE)
        self.write("src/other.c", SLEEPS.replace("int start", "int start_other"))
        self.args = ("src/nap.c", "src/a.c", "src/other.c", "--")
        self.commit()

    def test_nothing_changed(self):
        result = self.with_diff(self.git("diff"), *self.args)
        self.assertEqual(result.status, 0, result)
        self.assertTrue(result.out.endswith("; 1 outside the diff\n"), result)

    def test_a_call_that_is_far_from_what_waits(self):
        """The line that is new makes old code run on the loop: the whole path counts."""
        self.write("src/a.c", CALLER)
        for diff in (self.git("diff"), self.git("diff", "--no-prefix"),
                     self.git("-c", "diff.mnemonicPrefix=true", "diff"), self.git("diff", "-U0")):
            result = self.with_diff(diff, *self.args)
            self.assertEqual(result.status, 1, result)
            self.assertIn("src/nap.c:5:2: error: sleep()", result.out)
            self.assertIn("asynclint: 1 error in 3 units", result.out)
            self.assertTrue(result.out.endswith("; 1 outside the diff\n"), result)

    def test_from_other_folders(self):
        self.write("src/a.c", CALLER)
        names = ("nap.c", "a.c", "other.c", "--")
        for diff in (self.git("diff"), self.git("diff", "--relative", cwd=self.path("src"))):
            self.assertEqual(self.with_diff(diff, *names, cwd=self.path("src")).status, 1)
        os.mkdir(self.path("build"))
        self.assertEqual(self.with_diff(self.git("diff"), *("../src/" + n for n in names[:3]), "--",
                                        cwd=self.path("build")).status, 1)

    def test_namesake_in_the_root(self):
        """Names in git's diff are those from the root."""
        self.write("other.c", "int x;\n")
        self.commit()
        self.write("other.c", "int x;\n" * 12)
        result = self.with_diff(self.git("diff"), "other.c", "--", cwd=self.path("src"))
        self.assertEqual(result.status, 0, result)

    def test_renamed_and_with_odd_names(self):
        for name in ("\u00e4 \"b\".c", "a b.c", "tab\t.c", "back\\slash.c"):
            self.git("mv", "src/other.c", name)
            self.write(name, self.read(name).replace("sleep(1);", "sleep(2);"))
            self.git("add", "-A")
            result = self.with_diff(self.git("diff", "--cached", "-M50%"), name, "--")
            self.assertEqual(result.status, 1, result)
            self.git("reset", "-q", "--hard")

    def test_deleted_binary_no_end_crlf(self):
        os.unlink(self.path("src/nap.c"))
        self.write("image", b"\0\1\2")
        self.write("src/a.c", SLEEPS.rstrip("\n"))
        self.write("src/other.c", SLEEPS.replace("\n", "\r\n"))
        self.git("add", "-A")
        for diff in (self.git("diff", "--cached", encoding=None),
                     self.git("diff", "--cached", "--binary", encoding=None),
                     self.git("diff", "--cached", encoding=None).replace(b"\r\n", b"\n")
                     .replace(b"\n", b"\r\n")):
            result = self.with_diff(diff, "src/a.c", "src/other.c", "--")
            self.assertEqual((result.status, result.out.count("[ASY101")), (1, 2), result)

    def test_commits(self):
        self.write("src/a.c", CALLER)
        self.commit()
        for diff in (self.git("show"), self.git("format-patch", "--stdout", "-1"),
                     self.git("log", "-p", "-2")):
            self.assertEqual(self.with_diff(diff, *self.args).status, 1)

    def test_baseline_and_suppressions_come_first(self):
        self.write("src/other.c", SLEEPS.replace("sleep(1);", "sleep(1); /* asynclint: ignore ASY101 x */"))
        result = self.with_diff(self.git("diff"), *self.args)
        self.assertTrue(result.out.endswith("; 1 suppressed\n"), result)

    def test_run_is_not_complete(self):
        """Nothing is called unused or stale."""
        self.write("src/other.c", CLEAN.replace("stop(timer);", "stop(timer); /* asynclint: ignore ASY101 x */"))
        self.database("src/other.c", name="build/compile_commands.json")
        self.write("known.json", '{"schema_version": "1.0", "findings": [{"fingerprint": "%s"}]}' % ("0" * 32))
        args = ("-p", "build", "--baseline", "known.json")
        self.assertEqual(self.lint(*args).out.count("[ASY90"), 2)
        self.assertEqual(self.with_diff(self.git("diff"), *args).status, 0)
        # But what is wrong with a suppression that is new is said.
        self.write("src/other.c", self.read("src/other.c").replace("ASY101 x", "ASY101"))
        self.assertEqual(self.with_diff(self.git("diff"), *args).out.count("[ASY901"), 1)


class Wrong(DiffTest):
    def test_no_diff(self):
        self.write("a.c", SLEEPS)
        for text, *words in (("hello\n", "1: no unified diff"), (b"\x7fELF\0\1", "1: no unified diff"),
                             ("--- a/a.c\n+++ b/a.c\n@@ -1 +1,5 @@\n+x\n", "4: the diff ends"),
                             ("x" * 1000000, "1: no unified diff")):
            self.write("d", text)
            self.assert_refused(self.lint("--diff", "d", "a.c", "--"), "d:", *words)
            result = self.with_diff(text, "a.c", "--")
            self.assert_refused(result, "standard input:", *words)
        self.assert_refused(self.lint("--diff", "gone", "a.c", "--"), "gone: ")
        self.assert_refused(self.lint("--diff", ".", "a.c", "--"), ".: ")
        self.assert_refused(self.lint("--diff", "d", "--write-baseline", "b", "a.c", "--"), "--diff")

    def test_empty(self):
        self.write("a.c", SLEEPS)
        self.write("d", "")
        self.assertEqual(self.lint("--diff", "d", "a.c", "--").status, 0)
        self.assertEqual(self.lint("--diff", "-", "a.c", "--").status, 0)


if __name__ == "__main__":
    unittest.main()
