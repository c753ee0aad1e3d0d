#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_run_lint.py - the runner of the fixtures must itself be able to fail.

    test_run_lint.py CC

A stand-in for asynclint prints what each case wants it to have found.
"""

import json
import os
import stat
import subprocess
import sys
import tempfile
import unittest

RUNNER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "run_lint.py")
CC = sys.argv.pop() if len(sys.argv) > 1 else "cc"
BAD = """void f(void);

void f(void)
{
	; /* EXPECT: blocking-call sleep error root=on_timer steps=2 */
}
"""
FINDING = {
    "name": "blocking-call", "severity": "error", "message": "sleep() waits", "file": "bad_x.c",
    "line": 5, "context": {"root": "on_timer", "more_roots": 0}, "trace": [{}, {}],
    "confidence": "high", "assumptions": [],
}


class RunnerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def run_it(self, source, findings, name="bad_x.c", loop_functions=1, status=None, stderr=""):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(source)
        findings = [dict(FINDING, **f) for f in findings]
        report = {"findings": findings, "summary": {"loop_functions": loop_functions}}
        if status is None:
            status = int(any(f["severity"] != "note" for f in findings))
        stand_in = self.path("stand-in")
        with open(stand_in, "w", encoding="utf-8") as file:
            file.write(f"#!{sys.executable}\nimport sys\nsys.stderr.write({stderr!r})\n"
                       f"print({json.dumps(report)!r})\nopen({self.path('args')!r}, 'w').write("
                       f"' '.join(sys.argv[1:]))\nsys.exit({status})\n")
        os.chmod(stand_in, os.stat(stand_in).st_mode | stat.S_IXUSR)
        return subprocess.run([sys.executable, "-B", RUNNER, stand_in, CC, name],
                              cwd=self.folder.name, capture_output=True, text=True, check=False)

    def passes(self, *args, **more):
        result = self.run_it(*args, **more)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)

    def fails(self, words, *args, **more):
        result = self.run_it(*args, **more)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn(words, result.stdout + result.stderr)

    def test_what_is_expected_is_found(self):
        self.passes(BAD, [{}])

    def test_missing(self):
        self.fails("missing:    bad_x.c:5", BAD, [])

    def test_unexpected(self):
        self.fails("unexpected: bad_x.c:3: blocking-call read error", BAD,
                   [{}, {"line": 3, "message": "read() waits"}])

    def test_found_twice(self):
        self.fails("unexpected: bad_x.c:5", BAD, [{}, {}])

    def test_every_part_counts(self):
        for wrong in ({"severity": "warning"}, {"line": 4}, {"message": "usleep() waits"},
                      {"name": "nested-loop-run"}, {"file": "other.c"}, {"trace": [{}]},
                      {"context": {"root": "on_idle", "more_roots": 0}}):
            self.fails("missing:", BAD, [wrong])

    def test_a_word_of_the_why_or_the_advice(self):
        says = BAD.replace(" */", " says=timer */")
        self.passes(says, [{"why": "It stops the thread.", "suggestion": "Use a timer"}])
        for more in ({}, {"why": None, "suggestion": "Use a timerfd"}):
            self.fails("missing:", says, [more])

    def test_places_on_the_way(self):
        via = BAD.replace("steps=2", "via=3,5 ends=leaves")
        way = [{"line": 3, "message": "begins"}, {"line": 4, "message": "is true"}, {"line": 5, "message": "it leaves"}]
        self.passes(via, [{"trace": way}])
        for trace in (way[:2], way[1:], way + [{"line": 6, "message": "leaves it"}]):
            self.fails("missing:", via, [{"trace": trace}])

    def test_comment_of_its_own_is_about_the_next_line(self):
        above = BAD.replace("	; /*", "	/*").replace("*/", "*/\n	;")
        self.passes(above, [{"line": 6}])
        self.fails("missing:", above, [{"line": 5}])

    def test_two_on_one_line(self):
        two = BAD.replace("*/", "EXPECT: blocking-call read note */")
        self.passes(two, [{}, {"message": "read() waits", "severity": "note"}])

    def test_unreadable_expectations(self):
        self.fails("cannot be read", BAD.replace("error", "fatal"), [{}])
        self.fails("unknown ['rot']", BAD.replace("root", "rot"), [{}])

    def test_names_bind(self):
        self.fails("a bad_ fixture that expects nothing", "void f(void);\n", [])
        self.fails("a good_ fixture that expects", BAD, [{"file": "good_x.c"}], name="good_x.c")

    def test_silence_about_nothing(self):
        self.fails("nothing in it runs", "void f(void);\n", [], name="good_x.c", loop_functions=0)
        self.passes("/* NO LOOP HERE */\nvoid f(void);\n", [], name="good_x.c", loop_functions=0)

    def test_status_and_standard_error(self):
        self.fails("exit status 0", BAD, [{}], status=0)
        self.fails("on standard error: oh", BAD, [{}], stderr="oh\n")

    def test_rule_of_the_folder_is_on(self):
        self.passes(BAD, [{}])
        with open(self.path("args"), encoding="utf-8") as file:
            self.assertIn("--enable " + os.path.basename(self.folder.name), file.read())

    def test_warnings_of_the_compiler(self):
        self.fails("does not compile cleanly", BAD.replace("	;", "	int unused;"), [{}])
        flagged = "/* FLAGS: -Wno-unused */\n" + BAD.replace("	;", "	int unused;")
        self.passes(flagged, [{"line": 6}])


if __name__ == "__main__":
    unittest.main()
