#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_baseline.py - findings that were there before: written, recognised however the code was moved
and reformatted, missed when they are gone; and files that are no baseline."""

import glob
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import unittest

from cli import CLEAN, LOCKS, SLEEPS, SOURCE_DIR, UNLINKS, CliTest

sys.path.insert(0, os.path.join(SOURCE_DIR, "tests", "lint"))
sys.path.insert(0, os.path.join(SOURCE_DIR, "tests", "run"))
import json_schema  # noqa: E402
import run_lint  # noqa: E402

TWO = SLEEPS.replace("sleep(1);", "sleep(1);\n\tif (timer)\n\t\tsleep(1);")
SCHEMA = os.path.join(SOURCE_DIR, "analyzer", "policy", "baseline.schema.json")
# The same twice: other lines, another order, other names of locals.
PROTOTHREADS = """struct pt { unsigned short lc; };
#define PT_BEGIN(pt) { char yielded = 1; (void)yielded; switch ((pt)->lc) { case 0:
#define PT_YIELD(pt) \\
	do { yielded = 0; (pt)->lc = __LINE__; case __LINE__: if (!yielded) return 1; } while (0)
#define PT_END(pt) } (pt)->lc = 0; return 2; }
"""
BEFORE = """#include <stdlib.h>
#include <unistd.h>
#include <uv.h>
""" + PROTOTHREADS + """
static int count;

static int wait_for(struct pt *pt, int ready)
{
	int rounds, other;

	PT_BEGIN(pt);
	rounds = rand();
	other = rand();
	PT_YIELD(pt);
	count += rounds - ready;
	count -= other;
	PT_END(pt);
}

static void nap(int seconds, int more)
{
	int first = seconds;

	sleep(first);
	sleep(more);
}

static void on_timer(uv_timer_t *timer)
{
	nap(1, 2);
	(void)timer;
}

int start(uv_timer_t *timer)
{
	struct pt pt = { 0 };

	return wait_for(&pt, 1) + uv_timer_start(timer, on_timer, 1000, 0);
}
"""
AFTER = """/* A comment that is new. */
#include <unistd.h>
#include <uv.h>
static void nap(int a, int b) { int c = a; sleep(c);
	/* in between */
	sleep(b); }


static void on_timer(uv_timer_t *t) { (void)t; nap(1, 2); }
#include <stdlib.h>
""" + PROTOTHREADS + """
static int wait_for(struct pt *p, int is_ready);
static void unrelated(void) { }
int start(uv_timer_t *t)
{
	struct pt it = { 0 };
	unrelated();
	return wait_for(&it,
			1) + uv_timer_start(t,
					    on_timer, 1000, 0);
}
static int count;
static int wait_for(struct pt *p, int is_ready)
{
	int b, a; PT_BEGIN(p); a = rand(); b = rand();
	PT_YIELD(p);
	count += a
		- is_ready; count -= b;
	PT_END(p);
}
"""


class Baseline(CliTest):
    def write_baseline(self, *args):
        result = self.lint("--write-baseline", "base.json", *args)
        self.assertEqual(result.status, 0, result)
        return json.loads(self.read("base.json"))

    def names(self, *args):
        return [(f, line, name) for f, line, name, _ in self.found("--baseline", "base.json", *args)]


class Write(Baseline):
    def test_what_is_written(self):
        self.write("b.c", SLEEPS)
        self.write("a.c", UNLINKS.replace("int start", "int start_a"))
        written = self.write_baseline("b.c", "a.c", "--")
        self.assertEqual([(e["rule"], e["file"], e["function"]) for e in written["findings"]],
                         [("ASY101", "a.c", "on_timer"), ("ASY101", "b.c", "on_timer")])
        self.assertEqual(json_schema.main([SCHEMA, self.path("base.json")]), 0)
        result = self.lint("--write-baseline", "base.json", "a.c", "b.c", "--")
        self.assertIn("asynclint: 1 error, 1 warning in 2 units", result.out)
        self.assertIn("asynclint: info: base.json: written, with 2 findings", result.err)

    def test_only_what_is_shown(self):
        self.write("a.c", LOCKS)
        self.assertEqual(self.write_baseline("a.c", "--")["findings"], [])
        self.assertEqual(len(self.write_baseline("a.c", "--strict", "--")["findings"]), 1)
        self.write("a.c", SLEEPS.replace("sleep(1);", "sleep(1); /* asynclint: ignore ASY101 x */"))
        self.assertEqual(self.write_baseline("a.c", "--")["findings"], [])

    def test_cannot_be_written(self):
        self.write("a.c", SLEEPS)
        self.assert_refused(self.lint("--write-baseline", "none/base.json", "a.c", "--"),
                            "none/base.json: ")
        self.assert_refused(self.lint("--write-baseline", "b", "--baseline", "b", "a.c", "--"),
                            "--write-baseline")
        result = self.lint("--write-baseline", "/dev/full", "a.c", "--")
        self.assertEqual(result.status, 2, result)
        self.assertIn("/dev/full: ", result.err)

    def test_partial_run_says_so(self):
        words = "asynclint: warning: base.json: what is found in files that were not analysed is not in it"
        self.write("a.c", SLEEPS)
        self.write("b.c", "int b;\n")
        self.database("a.c", "b.c")
        for args, said in (((), False), (("a.c", "--"), False), (("a.c",), True),
                           (("a.c", "missing.c", "--"), True)):
            result = self.lint("--write-baseline", "base.json", *args)
            self.assertEqual((result.status, words in result.err_lines), (0, said), (args, result))

    def test_incomplete_run_writes_nothing(self):
        self.write("base.json", "kept")
        for args in (("missing.c",), ("a.c", "missing.c", "--require-complete")):
            self.write("a.c", SLEEPS)
            result = self.lint("--write-baseline", "base.json", *args, "--")
            self.assertEqual((result.status, self.read("base.json")), (3, "kept"), result)

    def test_names_that_are_no_utf8(self):
        name = os.fsencode(self.folder) + b"/\xff.c"
        with open(name, "wb") as file:
            file.write(SLEEPS.encode())
        self.lint("--write-baseline", "base.json", b"\xff.c", "--")
        self.assertEqual(json.loads(self.read("base.json"))["findings"][0]["file"], "\ufffd.c")
        self.assertEqual(self.lint("--baseline", "base.json", b"\xff.c", "--").status, 0)


class Use(Baseline):
    def setUp(self):
        super().setUp()
        self.write("a.c", SLEEPS)
        self.database("a.c")
        self.write_baseline()

    def test_hides_what_is_known(self):
        result = self.lint("--baseline", "base.json", "--stats")
        self.assertEqual(result.status, 0, result)
        self.assertTrue(result.out.endswith("; 1 in the baseline\n"), result)
        report, _ = self.json("--baseline", "base.json")
        self.assertEqual((report["findings"], report["summary"]["in_baseline"]), ([], 1))
        self.assertIn("1 in the baseline", result.err)

    def test_shows_what_is_new(self):
        self.write("a.c", SLEEPS.replace("sleep(1);", "sleep(1), uv_run(timer->loop, UV_RUN_DEFAULT);"))
        self.assertEqual(self.names(), [("a.c", 6, "nested-loop-run")])
        self.assertEqual(self.lint("--baseline", "base.json").status, 1)

    def test_equal_findings_are_counted(self):
        self.write("a.c", TWO)
        self.assertEqual(self.names(), [("a.c", 8, "blocking-call")])
        self.assertEqual(len(self.write_baseline()["findings"]), 2)
        self.assertEqual(self.names(), [])
        # Mending the first of two: what is left is the one that is known, and one entry is stale.
        self.write("a.c", TWO.replace("sleep(1);\n\tif", "if"))
        self.assertEqual([name for _, _, name in self.names()], ["stale-baseline"])

    def test_stale(self):
        self.write("a.c", CLEAN)
        result = self.lint("--baseline", "base.json")
        self.assertEqual(result.status, 1)
        line = next(n for n, text in enumerate(self.read("base.json").splitlines(), 1)
                    if "fingerprint" in text)
        self.assertIn(f"base.json:{line}:1: warning: entry of the baseline that nothing matches: ASY101 "
                      "in a.c, function on_timer [ASY904 stale-baseline]", result.out)
        self.assertEqual(self.names("--disable", "ASY904"), [])

    def test_stale_only_where_it_was_looked_for(self):
        self.write("a.c", CLEAN)
        self.write("partial.c", '#include "gone.h"\n')
        self.assertEqual(self.names("--disable", "ASY101"), [])
        self.assertEqual(self.names("a.c"), [])
        self.assertEqual(self.names("a.c", "--"), [])
        self.database("a.c", "partial.c")
        self.assertNotIn("stale-baseline", [name for _, _, name in self.names()])

    def test_hidden_otherwise_is_not_stale(self):
        self.write("a.c", SLEEPS.replace("sleep(1);", "sleep(1); /* asynclint: ignore ASY101 x */"))
        self.assertEqual(self.names(), [])
        self.write("a.c", LOCKS)
        self.write_baseline("--strict")
        self.assertEqual(self.lint("--baseline", "base.json").status, 0)

    def test_unused_suppressions_are_findings_like_others(self):
        self.write("a.c", CLEAN.replace("stop(timer);", "stop(timer); /* asynclint: ignore ASY101 x */"))
        self.write_baseline()
        self.assertEqual(self.names(), [])

    def test_same_answer_other_baseline(self):
        """What is kept between runs is not what is shown of it."""
        for _ in range(2):
            self.assertEqual(self.lint("--baseline", "base.json").status, 0)
            self.assertEqual(self.lint().status, 1)


class Survives(Baseline):
    def test_moved_reformatted_renamed(self):
        self.write("a.c", BEFORE)
        self.database("a.c")
        before = self.write_baseline()
        self.assertEqual([e["rule"] for e in before["findings"]], ["ASY101", "ASY101", "ASY604", "ASY604"])
        self.write("a.c", AFTER)
        self.assertEqual(self.names(), [])

    def prints(self, path, rule, flags):
        report, _ = self.json("--strict", "--no-cache", "--enable", rule, path, "--",
                              *run_lint.COMMON_FLAGS, *flags)
        return sorted((f["rule"], f["fingerprint"]) for f in report["findings"])

    def test_fixtures_in_another_style(self):
        """Two fixtures of each rule, formatted as nobody would."""
        style = "{BasedOnStyle: GNU, ColumnLimit: 45, SortIncludes: Never, " \
                "AllowShortFunctionsOnASingleLine: All, BreakBeforeBraces: Whitesmiths, " \
                "ReflowComments: false}"
        formatter = shutil.which("clang-format-19") or shutil.which("clang-format")
        if not formatter:
            self.skipTest("no clang-format")
        for folder in sorted(glob.glob(os.path.join(SOURCE_DIR, "tests", "lint", "*", ""))):
            rule = os.path.basename(folder.rstrip("/"))
            # A mark is moved with its line only by people.
            files = sorted(glob.glob(folder + "bad_*.c"))[:2] if rule != "unused-suppression" else []
            for path in files:
                text = run_lint.read(path)
                flags = run_lint.package_flags(text) + [
                    word for found in re.findall(r"FLAGS:(.*?)\*/", text) for word in shlex.split(found)]
                plain = self.write(os.path.basename(path), text)
                expected = self.prints(plain, rule, flags)
                self.assertTrue(expected or "PROGRAM" in text, path)
                done = subprocess.run([formatter, f"--style={style}", path], check=True,
                                      capture_output=True, text=True).stdout
                self.assertNotEqual(done, text)
                self.write(os.path.basename(path), "\n\n/* moved */\n" + done)
                self.assertEqual(self.prints(plain, rule, flags), expected, path)


class Wrong(Baseline):
    def test_what_is_no_baseline(self):
        self.write("a.c", SLEEPS)
        good = {"schema_version": "1.0", "findings": [{"fingerprint": "0" * 32, "rule": "ASY101",
                                                       "file": None, "function": "f", "message": "m"}]}
        def but(**more):
            return json.dumps({**good, **more})
        entry = good["findings"][0]
        for text, *words in (
                ("", "base.json:1", "JSON"), ("{", "base.json:1", "JSON"),
                (json.dumps(good)[:-9], "base.json:1", "JSON"), (b"\xff\xfe", "base.json:1", "JSON"),
                ("[" * 100000, "base.json", "JSON"), ('{"a":' * 5000, "base.json", "JSON"),
                ("[]", "$: must be an object"), ("{}", '"schema_version" is missing'),
                (but(schema_version=1), "$.schema_version", "string"),
                (but(schema_version="2.0"), "$.schema_version", '"1.0"'),
                (but(findings={}), "$.findings", "array"), (but(more=1), "$.more", "unknown key"),
                (but(findings=[1]), "$.findings[0]", "object"),
                (but(findings=[{}]), "$.findings[0]", '"fingerprint" is missing'),
                (but(findings=[{**entry, "fingerprint": "x"}]), "$.findings[0].fingerprint", "32"),
                (but(findings=[{**entry, "fingerprint": 5}]), "$.findings[0].fingerprint", "string"),
                (but(findings=[entry, {**entry, "rule": 1}]), "$.findings[1].rule", "string or null"),
                (but(findings=[{**entry, "line": 1}]), "$.findings[0].line", "unknown key")):
            self.write("base.json", text)
            self.assert_refused(self.lint("--baseline", "base.json", "a.c", "--"), *words)
        self.assert_refused(self.lint("--baseline", "gone.json", "a.c", "--"), "gone.json")
        self.assert_refused(self.lint("--baseline", ".", "a.c", "--"), ".")

    def test_odd_and_fine(self):
        self.write("a.c", SLEEPS)
        self.database("a.c")
        print_of = json.loads(self.json()[1].out)["findings"][0]["fingerprint"]
        for entries in ([{"fingerprint": print_of}], [{"fingerprint": print_of}] * 2):
            self.write("base.json", json.dumps({"schema_version": "1.0", "findings": entries}))
            self.assertEqual(self.names(), [])
        self.write("base.json", '{"schema_version": "1.0", "findings": []}')
        self.assertEqual(len(self.names()), 1)

    def test_large(self):
        self.write("a.c", CLEAN)
        self.database("a.c")
        entries = [{"fingerprint": f"{n:032x}", "rule": "ASY101", "file": "a.c"} for n in range(50000)]
        self.write("base.json", json.dumps({"schema_version": "1.0", "findings": entries}, indent=1))
        report, _ = self.json("--baseline", "base.json")
        self.assertEqual([f["line"] for f in report["findings"]][-1], 5 * 49999 + 5)
        self.write("base.json", " " * (17 << 20))
        self.assert_refused(self.lint("--baseline", "base.json"), "16 MiB")


if __name__ == "__main__":
    unittest.main()
