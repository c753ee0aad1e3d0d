#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_options.py - the options of an analysis, and the exit status."""

import json
import os
import stat
import subprocess
import unittest

from cli import ASYNCLINT, CLEAN, LOCKS, SLEEPS, UNLINKS, CliTest

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
LEVELS = ("note", "warning", "error", "never")


class Status(CliTest):
    def test_fail_on(self):
        """Which severities fail which level: the default is warning."""
        for source, failing in ((SLEEPS, ("note", "warning", "error")),
                                (UNLINKS, ("note", "warning")), (LOCKS, ("note",)), (CLEAN, ())):
            self.write("a.c", source)
            for level in LEVELS:
                result = self.lint("a.c", "--fail-on", level, "--")
                self.assertEqual(result.status, int(level in failing), (level, result))
            self.assertEqual(self.lint("a.c", "--").status, int("warning" in failing))

    def test_strict_shows_notes_and_does_not_fail_on_them(self):
        self.write("a.c", LOCKS)
        result = self.lint("a.c", "--")
        self.assertNotIn("puts()", result.out)
        self.assertIn("1 note not shown", result.out)
        result = self.lint("a.c", "--strict", "--")
        self.assertEqual(result.status, 0, result)
        self.assertIn("note: puts()", result.out)

    def test_fail_on_note_shows_what_it_fails_on(self):
        self.write("a.c", LOCKS)
        self.assertIn("note: puts()", self.lint("a.c", "--fail-on", "note", "--").out)

    def test_require_complete(self):
        self.write("a.c", CLEAN)
        self.write("partial.c", '#include "gone.h"\n' + CLEAN)
        self.assertEqual(self.lint("a.c", "--require-complete", "--").status, 0)
        for other in ("partial.c", "missing.c"):
            self.assertEqual(self.lint("a.c", other, "--").status, 0)
            self.assertEqual(self.lint("a.c", other, "--require-complete", "--").status, 3)

    def test_incomplete_wins_over_findings(self):
        self.write("a.c", SLEEPS)
        self.assertEqual(self.lint("a.c", "missing.c", "--").status, 1)
        self.assertEqual(self.lint("a.c", "missing.c", "--require-complete", "--").status, 3)

    def test_nothing_could_be_analysed(self):
        self.assertEqual(self.lint("missing.c", "--").status, 3)
        self.assertEqual(self.lint("missing.c", "--fail-on", "never", "--").status, 3)


class Rules(CliTest):
    def setUp(self):
        super().setUp()
        both = SLEEPS.replace("sleep(1);", "sleep(1);\n\tuv_run(timer->loop, UV_RUN_DEFAULT);")
        self.write("a.c", both)

    def names(self, *args):
        return [name for _, _, name, _ in self.found("a.c", *args, "--")]

    def test_all_by_default(self):
        self.assertEqual(self.names(), ["blocking-call", "nested-loop-run"])

    def test_only_by_name_and_by_id(self):
        self.assertEqual(self.names("--only", "blocking-call"), ["blocking-call"])
        self.assertEqual(self.names("--only", "ASY401"), ["nested-loop-run"])
        self.assertEqual(self.names("--only", "ASY401,ASY101"), self.names())
        self.assertEqual(self.names("--only", "ASY401", "--only", "ASY101"), self.names())

    def test_disable(self):
        self.assertEqual(self.names("--disable", "ASY101"), ["nested-loop-run"])
        self.assertEqual(self.names("--disable", "ASY101,nested-loop-run"), [])

    def test_enable_adds(self):
        self.assertEqual(self.names("--enable", "ASY101"), self.names())
        self.assertEqual(self.names("--only", "ASY401", "--enable", "ASY101"), self.names())

    def test_unknown(self):
        for option in ("--only", "--disable", "--enable"):
            for name in ("ASY999", "no-such-rule", "", "ASY101,x"):
                result = self.lint("a.c", option, name, "--")
                self.assert_refused(result, option, "rule")


class Jobs(CliTest):
    def test_spellings(self):
        self.write("a.c", SLEEPS)
        for option in (("-j", "4"), ("-j4",), ("--jobs", "4"), ("--jobs=4",)):
            result = self.lint("a.c", *option, "--")
            self.assertEqual((result.status, result.err), (1, ""), option)


    def test_zero_is_one_per_processor(self):
        self.write("a.c", SLEEPS)
        result = self.lint("a.c", "-j", "0", "--")
        self.assertEqual((result.status, result.err), (1, ""), result)
        self.assertIn("and 0: one per processor", self.lint("--help").out)
        self.assert_refused(self.lint("a.c", "-j", "-1", "--"), "-1 is not between 0 and 1024")


class Wrong(CliTest):
    def test_values(self):
        self.write("a.c", SLEEPS)
        for args, words in ((("--format", "xml"), ("xml", "not one of " + ", ".join(FORMATS))),
                            (("--fail-on", "panic"), ("panic", "error", "never")),
                            (("--dump", "x"), ("x", "facts")),
                            (("--dump=",), ("facts",)),
                            (("-j", "many"), ("many",)),
                            (("-j", "-3"), ("-3",)),
                            (("-j", "100000"), ("100000",)),
                            (("--no-such-option",), ("--no-such-option",)),
                            (("-p",), ("-p",)),
                            (("-o",), ("-o",))):
            self.assert_refused(self.lint("a.c", *args), *words)

    def test_unknown_verb_is_a_file(self):
        self.assert_refused(self.lint("analyse"))


class Output(CliTest):
    def setUp(self):
        super().setUp()
        self.write("a.c", SLEEPS)

    def test_file_instead_of_stdout(self):
        for form in FORMATS:
            direct = self.lint("a.c", "--format", form, "--")
            written = self.lint("a.c", "--format", form, "-o", "out", "--")
            self.assertEqual((written.status, written.out, written.err), (1, "", ""))
            self.assertEqual(self.read("out"), direct.out)

    def test_file_that_cannot_be_written(self):
        result = self.lint("a.c", "-o", "none/out.txt", "--")
        self.assert_refused(result, "none/out.txt: ")
        os.mkdir(self.path("folder"))
        self.assert_refused(self.lint("a.c", "-o", "folder", "--"), "folder: ")

    def test_unwritable_output_is_said_at_once(self):
        """Before the files are read, of which one would be missing."""
        result = self.lint("missing.c", "-o", "none/out.txt", "--")
        self.assert_refused(result, "none/out.txt: ")

    def test_only_files_are_replaced(self):
        """What stands at the path stays what it is: a FIFO gets the bytes, a link keeps its target."""
        direct = self.lint("a.c", "--").out
        self.write("target", "old")
        os.symlink("target", self.path("link"))
        self.lint("a.c", "-o", "link", "--")
        self.assertTrue(os.path.islink(self.path("link")))
        self.assertEqual(self.read("target"), direct)
        os.mkfifo(self.path("fifo"))
        reader = os.open(self.path("fifo"), os.O_RDONLY | os.O_NONBLOCK)
        self.lint("a.c", "-o", "fifo", "--")
        self.assertEqual(os.read(reader, 65536).decode(), direct)
        os.close(reader)
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path("fifo")).st_mode))

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            for args in (("a.c", "--"), ("rules",), ("explain", "ASY101"), ("packs",),
                         ("--version",), ("--help",), ("a.c", "--dump=facts", "--")):
                result = subprocess.run([ASYNCLINT, *args], cwd=self.folder, stdout=full,
                                        stderr=subprocess.PIPE, check=False, timeout=60)
                self.assertEqual((result.returncode, result.stderr), (2, b"asynclint: error: "
                                 b"standard output: No space left on device\n"), args)
        self.assert_refused(self.lint("a.c", "-o", "/dev/full", "--"), "/dev/full: ", "No space left")

    def test_closed_output(self):
        for args in (("a.c", "--"), ("rules",)):
            result = subprocess.run(["sh", "-c", '"$0" "$@" >&-', ASYNCLINT, *args], timeout=60,
                                    cwd=self.folder, stderr=subprocess.PIPE, check=False)
            self.assertEqual((result.returncode, result.stderr), (2, b"asynclint: error: "
                             b"standard output: Bad file descriptor\n"), args)

    def test_closed_reader(self):
        """`asynclint | head` must not end in a crash; any status but a signal's will do."""
        child = subprocess.Popen([ASYNCLINT, "a.c", "--"], cwd=self.folder, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE)
        child.stdout.close()
        child.stderr.read()
        child.stderr.close()
        self.assertIn(child.wait(60), (1, 2, -13))

    def test_stdout_has_findings_and_nothing_else(self):
        self.write("partial.c", '#include "gone.h"\n')
        result = self.lint("--format", "json", "a.c", "partial.c", "missing.c", "--stats", "--",
                           "-fno-tree-loop-im")
        json.loads(result.out)
        self.assertIn("gone.h", result.err)
        self.assertIn("missing.c", result.err)
        self.assertIn("units:", result.err)

    def test_no_colour_in_files_and_pipes(self):
        self.assertNotIn("\x1b", self.lint("a.c", "--").out)

    def test_dumps(self):
        for stage, word in (("facts", "function on_timer"), ("cfg", "function on_timer"),
                            ("program", "on_timer"), ("effects", "on_timer"),
                            ("contexts", "on_timer")):
            result = self.lint("a.c", f"--dump={stage}", "--")
            self.assertIn(word, result.out, stage)
            self.assertEqual(result.err, "", stage)

    def test_version_and_help(self):
        result = self.lint("--version")
        self.assertRegex(result.out, r"\Aasynclint \d+\.\d+\.\d+\n\Z")
        result = self.lint("--help")
        self.assertEqual((result.status, result.err), (0, ""))
        for option in ("--format", "--fail-on", "--packs", "--require-complete", "--output",
                       "--strict", "--only", "--disable", "--enable", "--jobs"):
            self.assertIn(option, result.out)
        self.assertIn("Output format: " + ", ".join(FORMATS) + "\n", result.out)
        for form in FORMATS:
            self.assertRegex(result.out, rf"(?m)^  {form} +\w")


if __name__ == "__main__":
    unittest.main()
