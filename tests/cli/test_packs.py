#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_packs.py - rule packs of the user's own: used, listed, and refused when they are wrong."""

import json
import os
import unittest

from cli import SLEEPS, CliTest

OWN_CALL = """#include <uv.h>
#include "mylib.h"

static void on_timer(uv_timer_t *timer)
{
	mylib_fetch(MYLIB_WAIT);
}

int start(uv_timer_t *timer)
{
	mylib_on_idle(on_timer);
	return uv_timer_start(timer, on_timer, 1000, 0);
}
"""
HEADER = """enum { MYLIB_NOWAIT = 16, MYLIB_WAIT = 32 };
int mylib_fetch(int flags);
int mylib_on_idle();
"""


def pack(**more):
    return {"pack": "mylib", "title": "mylib 1.x", "headers": ["mylib.h"],
            "constants": {"MYLIB_NOWAIT": 16},
            "functions": [{"name": "mylib_fetch", "why": "Asks the server.", "instead": "Do not",
                           "blocks": {"class": "B1",
                                      "unless": [{"arg": 0, "has": "MYLIB_NOWAIT"}]}}], **more}


class Used(CliTest):
    def setUp(self):
        super().setUp()
        self.write("mylib.h", HEADER)
        self.write("a.c", OWN_CALL)

    def test_without_it_nothing_is_known(self):
        self.assertEqual(self.found("a.c", "--"), [])

    def test_file(self):
        self.write("mine.json", json.dumps(pack()))
        self.assertEqual(self.found("a.c", "--packs", "mine.json", "--"),
                         [("a.c", 6, "blocking-call", "error")])

    def test_folder(self):
        self.write("mine/one.json", json.dumps(pack()))
        self.write("mine/README.md", "no pack\n")
        self.assertEqual(len(self.found("a.c", "--packs", "mine", "--")), 1)

    def test_what_the_pack_says_is_shown(self):
        self.write("mine.json", json.dumps(pack()))
        out = self.lint("a.c", "--packs", "mine.json", "--").out
        for words in ("mylib_fetch()", "Asks the server.", "mylib: mylib_fetch", "Do not"):
            self.assertIn(words, out)

    def test_condition_of_the_pack(self):
        self.write("a.c", OWN_CALL.replace("MYLIB_WAIT", "MYLIB_NOWAIT"))
        self.write("mine.json", json.dumps(pack()))
        self.assertEqual(self.found("a.c", "--packs", "mine.json", "--"), [])

    def test_function_behind_a_variable(self):
        """A loader sets the pointers of such a header; what the pack says of the name holds."""
        self.write("mylib.h", HEADER.replace("int mylib_fetch(", "extern int (*mylib_fetch)("))
        self.write("a.c", OWN_CALL.replace("{\n\tmylib_", "{\n\t(*mylib_fetch)(MYLIB_NOWAIT);\n\tmylib_"))
        self.write("mine.json", json.dumps(pack()))
        self.assertEqual(self.found("a.c", "--packs", "mine.json", "--"),
                         [("a.c", 7, "blocking-call", "error")])
        self.write("mine.json", json.dumps(pack(headers=["other.h"])))
        self.assertEqual(self.found("a.c", "--packs", "mine.json", "--"), [])

    def test_coroutine_by_bracketing(self):
        """The call that stands in a macro between two of the library's runs in a coroutine; its
        arguments' calls do not."""
        self.write("mylib.h", """int lib_begin(void);
void lib_end(void);
#define go(call) ({ int h = lib_begin(); if (h >= 0) { call; lib_end(); } h; })
""")
        self.write("a.c", """#include <unistd.h>
#include "mylib.h"

static int seconds(void)
{
	return (int)sleep(1);
}

static void work(int n)
{
	sleep((unsigned)n);
}

int main(void)
{
	return go(work(seconds()));
}
""")
        self.write("mine.json", json.dumps(pack(functions=[
            {"name": "lib_begin", "why": "Makes a stack."},
            {"name": "lib_end", "why": "Ends the coroutine.", "bracket": "coroutine"}])))
        self.assertEqual(self.found("a.c", "--packs", "mine.json", "--"),
                         [("a.c", 11, "blocking-call", "error")])

    def test_other_header_other_function(self):
        self.write("mine.json", json.dumps(pack(headers=["other.h"])))
        self.assertEqual(self.found("a.c", "--packs", "mine.json", "--"), [])

    def test_own_pack_wins_over_ours(self):
        """A row without effects says: harmless."""
        self.write("a.c", SLEEPS)
        quiet = pack(headers=["unistd.h"], constants={},
                     functions=[{"name": "sleep", "why": "A stand-in."}])
        self.write("mine.json", json.dumps(quiet))
        self.assertEqual(len(self.found("a.c", "--")), 1)
        self.assertEqual(self.found("a.c", "--packs", "mine.json", "--"), [])

    def test_callbacks_of_the_pack(self):
        self.write("a.c", OWN_CALL.replace("return uv_timer_start(timer, on_timer, 1000, 0)",
                                           "return 0").replace("mylib_fetch(MYLIB_WAIT)",
                                                               "uv_sleep(5000)"))
        self.assertEqual(self.found("a.c", "--"), [])
        registers = pack(constants={}, functions=[
            {"name": "mylib_on_idle", "why": "Runs it on the loop.",
             "callbacks": [{"arg": 0, "context": "loop"}]}])
        self.write("mine.json", json.dumps(registers))
        self.assertEqual(len(self.found("a.c", "--packs", "mine.json", "--")), 1)

    def test_two_packs(self):
        self.write("one.json", json.dumps(pack()))
        self.write("two.json", json.dumps(pack(pack="other", constants={}, functions=[
            {"name": "other_call", "why": "Of another library."}])))
        self.assertEqual(len(self.found("a.c", "--packs", "one.json", "--packs", "two.json", "--")),
                         1)


class Refused(CliTest):
    """Each mistake: status 2, one line with file, line and the place in the JSON, no analysis."""

    def refused(self, text, *words):
        self.write("a.c", SLEEPS)
        self.write("mine.json", text)
        for args in (("a.c", "--packs", "mine.json", "--"), ("packs", "--validate", "mine.json")):
            self.assert_refused(self.lint(*args), "mine.json:", *words)

    def changed(self, change):
        """A pack with CHANGE done to it, one key per line."""
        data = pack()
        change(data)
        return json.dumps(data, indent=1)

    def line_of(self, text, words):
        return next(i for i, line in enumerate(text.split("\n"), 1) if words in line)

    def test_wrong_class(self):
        text = self.changed(lambda d: d["functions"][0]["blocks"].update({"class": "B9"}))
        self.refused(text, f"mine.json:{self.line_of(text, 'B9')}: "
                           "$.functions[0].blocks.class: ", '"B9"')

    def test_unknown_key(self):
        text = self.changed(lambda d: d["functions"][0].update({"blokcs": {}}))
        self.refused(text, "$.functions[0].blokcs", f":{self.line_of(text, 'blokcs')}:")

    def test_wrong_type(self):
        text = self.changed(lambda d: d["functions"][0].update({"why": 3}))
        self.refused(text, "$.functions[0].why", f":{self.line_of(text, 'why')}:")

    def test_missing_key(self):
        self.refused(self.changed(lambda d: d["functions"][0].pop("why")), "$.functions[0]", "why")

    def test_unknown_constant(self):
        text = self.changed(lambda d: d.update({"constants": {}}))
        self.refused(text, "$.functions[0].blocks.unless[0]", "MYLIB_NOWAIT")

    def test_same_function_twice(self):
        text = self.changed(lambda d: d["functions"].append(d["functions"][0]))
        self.refused(text, "$.functions[1]", "mylib_fetch")

    def test_not_json(self):
        self.refused('{\n "pack": "x",\n oops\n}', "mine.json:3:")
        self.refused("", "mine.json:")
        self.refused("[]", "mine.json:")

    def test_not_there(self):
        self.write("a.c", SLEEPS)
        self.assert_refused(self.lint("a.c", "--packs", "gone", "--"), "gone")
        os.mkdir(self.path("empty"))
        result = self.lint("a.c", "--packs", "empty", "--")
        self.assertEqual(result.err, "asynclint: warning: empty: no rule packs in it (*.json)\n")
        self.assert_refused(self.lint("packs", "--validate", "gone.json"), "gone.json")

    def test_one_wrong_file_in_a_folder(self):
        self.write("a.c", SLEEPS)
        self.write("mine/good.json", json.dumps(pack()))
        self.write("mine/wrong.json", "{}")
        self.assert_refused(self.lint("a.c", "--packs", "mine", "--"),
                            os.path.join("mine", "wrong.json") + ":")


class Verb(CliTest):
    def test_list(self):
        result = self.lint("packs")
        self.assertEqual((result.status, result.err), (0, ""))
        names = [line.split()[0] for line in result.out.splitlines()]
        self.assertEqual(names, sorted(names))
        self.assertLessEqual({"posix", "libuv", "libevent"}, set(names))

    def test_validate(self):
        self.write("mine.json", json.dumps(pack()))
        result = self.lint("packs", "--validate", "mine.json")
        self.assertEqual((result.status, result.out, result.err),
                         (0, "mine.json: 1 function, no errors\n", ""))

    def test_usage(self):
        for args in (("packs", "x"), ("packs", "--validate"), ("packs", "--validate", "a", "b")):
            result = self.lint(*args)
            self.assertEqual((result.status, result.out), (2, ""), args)
            self.assertTrue(result.err.startswith("usage: asynclint packs"), result)
        self.assertTrue(self.lint("packs", "--help").out.startswith("usage: asynclint packs"))


if __name__ == "__main__":
    unittest.main()
