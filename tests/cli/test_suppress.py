#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_suppress.py - suppressions beside the code: what they hide, what is counted, and when one that
hides nothing is a finding. Which code a comment is about is in tests/lint/unused-suppression."""

import time
import unittest

from cli import CLEAN, SLEEPS, CliTest

MARK = "/* asynclint: ignore ASY101 nobody waits */"
MARKED = SLEEPS.replace("sleep(1);", f"sleep(1); {MARK}")
UNUSED = CLEAN.replace("uv_timer_stop(timer);", f"uv_timer_stop(timer); {MARK}")
HEADER = """#include <unistd.h>
static inline void nap(void)
{
	sleep(1); /* asynclint: ignore ASY101 in a header */
}
static inline void idle(void)
{
	getpid(); /* asynclint: ignore ASY101 called, and unused */
}
static inline void nobody(void)
{
	getpid(); /* asynclint: ignore ASY101 not called by anybody */
}
"""


class Shown(CliTest):
    def test_only_what_is_shown_counts(self):
        self.write("a.c", MARKED)
        result = self.lint("a.c", "--stats", "--")
        self.assertEqual(result.status, 0, result)
        self.assertIn("nothing found in 1 unit", result.out)
        self.assertTrue(result.out.endswith("; 1 suppressed\n"), result)
        self.assertIn("not shown: 0 excluded, 1 suppressed, 0 notes, 0 in the baseline, "
                      "0 outside the diff", result.err)
        report, result = self.json("a.c", "--")
        self.assertEqual((report["findings"], result.status), ([], 0))
        self.assertEqual((report["schema_version"], report["summary"]["suppressed"],
                          report["summary"]["errors"]), ("1.1", 1, 0))

    def test_a_rule_that_is_not_named_is_shown(self):
        self.write("a.c", MARKED.replace("sleep(1);", "sleep(1), uv_run(timer->loop, UV_RUN_DEFAULT);"))
        self.assertEqual([name for _, _, name, _ in self.found("a.c", "--")], ["nested-loop-run"])

    def test_hidden_notes(self):
        """A note that is suppressed is no note that --strict would show."""
        self.write("a.c", MARKED.replace("sleep(1)", 'puts("x")').replace("unistd", "stdio"))
        self.assertTrue(self.lint("a.c", "--").out.endswith("; 1 suppressed\n"))

    def test_with_a_cache(self):
        """An answer that is kept holds for whatever marks say; a mark is seen at once."""
        for text, shown in ((MARKED, 0), (MARKED.replace(MARK, ""), 1), (MARKED, 0)):
            self.write("a.c", text)
            time.sleep(0.03)
            for _ in range(2):
                report, result = self.json("a.c", "--")
                self.assertEqual((len(report["findings"]), result.status), (shown, shown))
                self.assertEqual(report["summary"]["suppressed"], 1 - shown)

    def test_captured_and_linked(self):
        self.write("a.c", MARKED)
        self.assertEqual(self.lint("capture", "a.c", "-o", "a.facts", "--", "-c").status, 0)
        result = self.lint("link", "a.facts")
        self.assertEqual(result.status, 0, result)
        self.assertIn("1 suppressed", result.out)

    def test_elsewhere_in_the_path(self):
        """It is the place of a finding that counts, not a step of the way to it."""
        self.write("a.c", SLEEPS.replace("on_timer, 1000, 0);", f"on_timer, 1000, 0); {MARK}"))
        self.assertEqual(self.lint("a.c", "--").status, 1)


class Unused(CliTest):
    def unused(self, *args):
        return [(file, line) for file, line, name, _ in self.found(*args)
                if name == "unused-suppression"]

    def setUp(self):
        super().setUp()
        self.write("a.c", UNUSED)
        self.database("a.c")

    def test_in_a_complete_run(self):
        self.assertEqual(self.unused(), [("a.c", 6)])
        result = self.lint()
        self.assertEqual(result.status, 1)
        self.assertRegex(result.out, r"a.c:6:1: warning: suppression of ASY101 blocking-call that "
                                     r"suppresses nothing \[ASY901 unused-suppression\]")

    def test_linked(self):
        self.lint("capture", "a.c", "-o", "a.facts", "--", "-c")
        self.assertIn("ASY901", self.lint("link", "a.facts").out)

    def test_rule_that_did_not_run(self):
        self.assertEqual(self.unused("--disable", "ASY101"), [])
        self.assertEqual(self.unused("--only", "ASY401,ASY901"), [])
        self.assertEqual(self.unused("--disable", "ASY901"), [])

    def test_files_were_named(self):
        self.assertEqual(self.unused("a.c"), [])
        self.assertEqual(self.unused("a.c", "--"), [])

    def test_units_that_were_lost_or_read_in_part(self):
        self.write("partial.c", '#include "gone.h"\n')
        for other in ("partial.c", "missing.c"):
            self.database("a.c", other)
            self.assertEqual(self.unused(), [])

    def test_other_languages(self):
        """What code in other languages does with the program nobody has looked at."""
        self.write("b.cu", "int b;\n")
        self.database("a.c", "b.cu")
        self.assertEqual(self.unused(), [])

    def test_headers(self):
        """Said once, however many units have the header, and of code that was looked at."""
        self.write("naps.h", HEADER)
        for name in ("a", "b", "c", "d"):
            self.write(name + ".c", SLEEPS.replace("sleep(1);", "nap(), idle();")
                       .replace("<unistd.h>", '"naps.h"').replace("int start", "int start_" + name))
        self.database("a.c", "b.c", "c.c", "d.c")
        for args in ((), ("--no-prefix", "--no-cache")):
            self.assertEqual(self.unused(*args), [("naps.h", 8)])
        report, _ = self.json()
        self.assertGreater(report["summary"]["suppressed"], 0)

    def test_system_headers(self):
        self.write("sys/naps.h", HEADER)
        self.write("a.c", SLEEPS.replace("sleep(1);", "nap(), idle();").replace("unistd.h", "naps.h"))
        self.database({"directory": self.folder, "file": "a.c",
                       "command": "cc -isystem sys -c a.c"})
        self.assertEqual(self.unused(), [])

    def test_file_that_is_compiled_twice(self):
        """Of its static functions one is analysed, and the mark may be for the other."""
        self.write("a.c", MARKED.replace("sleep(1)", "WAIT"))
        self.database(*({"directory": self.folder, "file": "a.c", "output": f"{n}.o",
                         "command": f"cc '-DWAIT={what}' -Dstart=start{n} -c a.c -o {n}.o"}
                        for n, what in enumerate(("sleep(1)", "(void)0"))))
        self.assertEqual(self.unused(), [])

    def test_declared_with_an_annotation(self):
        """Callers need not know of it (no ASY404)."""
        self.write("b.h", "void nap(void);\n")
        self.write("b.c", '#include <unistd.h>\n#include "b.h"\n'
                          '__attribute__((annotate("asynclint::ignore:ASY101:why not")))\n'
                          "void nap(void) { sleep(1); }\n")
        self.write("a.c", SLEEPS.replace("sleep(1)", "nap()").replace("<uv.h>", '<uv.h>\n#include "b.h"'))
        self.database("a.c", "b.c")
        self.assertEqual(self.found(), [])


if __name__ == "__main__":
    unittest.main()
