#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_verbs.py - rules and explain, capture and link."""

import os
import unittest

from cli import CLEAN, SLEEPS, CliTest

USER = """#include <uv.h>
void nap(void);

static void on_idle(uv_idle_t *idle)
{
	nap();
}

int start_idle(uv_idle_t *idle)
{
	return uv_idle_start(idle, on_idle);
}
"""
NAP = '#include <unistd.h>\nvoid nap(void);\n\nvoid nap(void)\n{\n\tsleep(1);\n}\n'


class Words(CliTest):
    def test_rules(self):
        result = self.lint("rules")
        self.assertEqual((result.status, result.err), (0, ""))
        rows = {line.split()[0]: line.split()[1:3] for line in result.out.splitlines()}
        self.assertEqual(rows.get("ASY101"), ["blocking-call", "on"])
        self.assertEqual(rows.get("ASY401"), ["nested-loop-run", "on"])

    def test_every_rule_has_a_page(self):
        for line in self.lint("rules").out.splitlines():
            for name in line.split()[:2]:
                result = self.lint("explain", name)
                self.assertEqual((result.status, result.err), (0, ""), name)
                self.assertTrue(result.out.startswith(" ".join(line.split()[:2])), name)
                self.assertGreater(len(result.out), 500, name)

    def test_explain_small_letters(self):
        self.assertEqual(self.lint("explain", "asy101").out, self.lint("explain", "ASY101").out)

    def test_explain_unknown(self):
        self.assert_refused(self.lint("explain", "ASY999"), "ASY999", "asynclint rules")

    def test_usage(self):
        for verb in ("rules", "explain", "capture", "link", "packs", "init"):
            result = self.lint(verb, "--help")
            self.assertEqual((result.status, result.err), (0, ""), verb)
            self.assertTrue(result.out.startswith(f"usage: asynclint {verb}"), verb)
        for args in (("rules", "x"), ("explain",), ("explain", "a", "b"), ("capture",),
                     ("capture", "a.c"), ("capture", "a.c", "-o", "x"), ("link",)):
            result = self.lint(*args)
            self.assertEqual((result.status, result.out), (2, ""), args)
            self.assertTrue(result.err.startswith(f"usage: asynclint {args[0]}"), result)


class CaptureLink(CliTest):
    def setUp(self):
        super().setUp()
        self.write("user.c", USER)
        self.write("nap.c", NAP)
        self.write("sub dir/timer.c", SLEEPS)
        self.files = ["user.c", "nap.c", "sub dir/timer.c"]

    def capture(self, file, *flags):
        facts = os.path.splitext(file)[0] + ".facts"
        result = self.lint("capture", file, "-o", facts, "--", *flags)
        self.assertEqual((result.status, result.out, result.err), (0, "", ""), file)
        return facts

    def test_same_bytes_as_a_direct_run(self):
        facts = [self.capture(file) for file in self.files]
        for more in ((), ("--strict",), ("--format", "json"), ("--dump=facts",),
                     ("--dump=program",), ("--dump=effects",), ("--dump=contexts",)):
            direct = self.lint(*more, *self.files, "--")
            linked = self.lint("link", *more, *facts)
            self.assertEqual((linked.status, linked.out, linked.err),
                             (direct.status, direct.out, direct.err), more)
        self.assertEqual(self.lint("link", *facts).status, 1)

    def test_order_of_facts_does_not_show(self):
        facts = [self.capture(file) for file in self.files]
        self.assertEqual(self.lint("link", *facts).out, self.lint("link", *facts[::-1]).out)

    def test_capture_is_reproducible(self):
        facts = self.capture("user.c")
        with open(self.path(facts), "rb") as file:
            first = file.read()
        self.capture("user.c")
        with open(self.path(facts), "rb") as file:
            self.assertEqual(first, file.read())

    def test_flags_reach_the_parser(self):
        self.write("nap.c", NAP.replace("sleep(1)", "sleep(SECONDS)"))
        facts = [self.capture("nap.c", "-DSECONDS=0"), self.capture("user.c")]
        self.assertEqual(self.lint("link", *facts).status, 0)
        self.capture("nap.c", "-D", "SECONDS=1")
        self.assertEqual(self.lint("link", *facts).status, 1)

    def test_link_takes_the_options_of_an_analysis(self):
        facts = [self.capture(file) for file in self.files]
        self.assertEqual(self.lint("link", "--disable", "ASY101", *facts).status, 0)
        self.assertEqual(self.lint("link", "--fail-on", "never", *facts).status, 0)
        self.assert_refused(self.lint("link", "--only", "x", *facts), "--only")

    def test_facts_that_cannot_be_used(self):
        self.write("clean.c", CLEAN)
        facts = self.capture("clean.c")
        self.write("none.facts", b"")
        self.write("text.facts", "hello\n")
        with open(self.path(facts), "rb") as file:
            self.write("half.facts", file.read()[:-100])
        os.mkfifo(self.path("fifo.facts"))
        for wrong in ("none.facts", "text.facts", "half.facts", "missing.facts", "fifo.facts"):
            alone = self.lint("link", wrong)
            self.assertEqual((alone.status, len(alone.err_lines)), (3, 1), alone)
            self.assertIn(wrong, alone.err)
            self.assertEqual(self.lint("link", facts, wrong).status, 0)
            self.assertEqual(self.lint("link", "--require-complete", facts, wrong).status, 3)

    def test_capture_trouble(self):
        result = self.lint("capture", "missing.c", "-o", "x.facts", "--")
        self.assertEqual((result.status, result.out, len(result.err_lines)), (3, "", 1), result)
        self.assertIn("missing.c", result.err)
        self.assertFalse(os.path.exists(self.path("x.facts")))
        result = self.lint("capture", "nap.c", "-o", "none/x.facts", "--")
        self.assertEqual((result.out, len(result.err_lines)), ("", 1), result)
        self.assertIn("none/x.facts: ", result.err)
        self.assertGreater(result.status, 1)

    def test_partial_unit_is_still_partial(self):
        self.write("nap.c", '#include "gone.h"\n' + NAP)
        facts = self.capture("nap.c")
        result = self.lint("link", facts)
        self.assertEqual((result.status, len(result.err_lines)), (0, 1), result)
        self.assertIn("gone.h", result.err)
        self.assertEqual(self.lint("link", "--require-complete", facts).status, 3)


if __name__ == "__main__":
    unittest.main()
