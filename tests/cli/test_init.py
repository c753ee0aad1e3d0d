#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_init.py - a first configuration: what is seen in a project, what is written, what is never
written over."""

import json
import os
import unittest

from cli import CLEAN, SLEEPS, CliTest

NAME = ".asynclint.json"


class Init(CliTest):
    def written(self):
        return json.loads(self.read(NAME))

    def test_what_is_seen(self):
        self.write("src/a.c", SLEEPS)
        self.write("src/b.c", "#include <glib.h>\nint b(void);\n/* uv_run(x) */\n")
        self.write("src/vendor/uv/c.c", CLEAN)
        self.write("src/vendor/uv/tests/d.c", CLEAN)
        self.write("Tests/e.c", CLEAN)
        self.write("testsuite.c", CLEAN)
        names = ("src/a.c", "src/b.c", "src/vendor/uv/c.c", "src/vendor/uv/tests/d.c", "Tests/e.c",
                 "testsuite.c", "src/a.c")
        self.database(*names, name="build/compile_commands.json")
        result = self.lint("init")
        self.assertEqual((result.status, result.err), (0, ""), result)
        self.assertEqual(result.out.splitlines(), [
            "files to analyse: 6",
            "libraries that rule packs know: libuv (5 files), posix (1 file)",
            "other people's code, excluded: src/vendor",
            "tests, where waiting is a note: Tests",
            "written: .asynclint.json",
            "next: asynclint -p build"])
        self.assertEqual(self.written()["exclude"], ["src/vendor"])
        self.assertEqual(self.written()["overrides"][0]["files"], ["Tests"])
        # What was written is understood, and the next command works.
        self.assertEqual(self.lint("-p", "build").status, 1)

    def test_nothing_is_seen(self):
        self.write("a.c", "int a;\n")
        self.database("a.c", "gone.c")
        result = self.lint("init")
        self.assertEqual(result.status, 0, result)
        self.assertIn("files to analyse: 1\nlibraries that rule packs know: none;", result.out)
        self.assertTrue(result.out.endswith("next: asynclint\n"))
        self.assertEqual(self.written(), {"fail_on": "warning"})

    def test_another_folder(self):
        self.write("src/a.c", SLEEPS)
        self.write("my build/x", "")
        self.database("src/a.c", name="my build/compile_commands.json")
        os.mkdir(self.path("here"))
        result = self.lint("init", "-p", "../my build", cwd=self.path("here"))
        self.assertIn("files to analyse: 1, 1 of them outside of this folder\n", result.out)
        self.assertTrue(result.out.endswith("next: asynclint -p '../my build'\n"), result)
        self.assertTrue(os.path.exists(self.path("here/" + NAME)))

    def test_never_over_another(self):
        self.write("a.c", "int a;\n")
        self.database("a.c")
        self.write(NAME, "mine")
        self.assert_refused(self.lint("init"), NAME, "--force")
        self.assertEqual(self.read(NAME), "mine")
        self.assertEqual(self.lint("init", "--force").status, 0)
        self.assertEqual(self.written(), {"fail_on": "warning"})

    def test_wrong(self):
        self.assert_refused(self.lint("init"), "compile_commands.json")
        self.assertFalse(os.path.exists(self.path(NAME)))
        self.assert_refused(self.lint("init", "x"), "init")
        self.assert_refused(self.lint("init", "--no-such"), "--no-such")
        result = self.lint("init", "--help")
        self.assertEqual((result.status, result.err), (0, ""))
        self.assertTrue(result.out.startswith("usage: asynclint init"), result)
        self.write("a.c", "int a;\n")
        self.database("a.c")
        os.mkdir(self.path(NAME))
        self.assert_refused(self.lint("init", "--force"), NAME)


if __name__ == "__main__":
    unittest.main()
