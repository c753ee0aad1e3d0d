#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_config.py - .asynclint.json: where it is found, what it decides, who wins over it, and what is
said of mistakes in it, which the schema has to find as well."""

import json
import os
import sys
import unittest

from cli import CLEAN, LOCKS, SLEEPS, SOURCE_DIR, UNLINKS, CliTest

sys.path.insert(0, os.path.join(SOURCE_DIR, "tests", "run"))
import json_schema  # noqa: E402

SCHEMA = os.path.join(SOURCE_DIR, "analyzer", "policy", "config.schema.json")
NAME = ".asynclint.json"
PACK = {"pack": "mine", "title": "Mine", "headers": ["mine.h"], "functions": [
    {"name": "crawl", "blocks": {"class": "B0"}, "why": "Because."}]}


class ConfigTest(CliTest):
    def config(self, name=NAME, **members):
        return self.write(name, json.dumps(members, indent=1))

    def names(self, *args, **more):
        report, _ = self.json("--strict", *args, **more)
        return [(f["file"], f["name"], f["severity"]) for f in report["findings"]]


class Found(ConfigTest):
    def setUp(self):
        super().setUp()
        self.write("top/src/a.c", SLEEPS)
        self.off = {"rules": {"ASY101": "off"}}

    def status(self, *args, folder="top/src"):
        return self.lint(*args, "a.c", "--", cwd=self.path(folder)).status

    def test_here_and_above(self):
        os.mkdir(self.path("top/.git"))
        self.assertEqual(self.status(), 1)
        self.config("top/.asynclint.json", **self.off)
        self.assertEqual(self.status(), 0)
        self.assertEqual(self.status("--no-config"), 1)
        self.assertIn(f"configuration: {self.path('top')}/.asynclint.json\n",
                      self.lint("--stats", "a.c", "--", cwd=self.path("top/src")).err)
        self.config("top/src/.asynclint.json")
        self.assertEqual(self.status(), 1)

    def test_no_further_than_the_repository(self):
        self.config("top/.asynclint.json", **self.off)
        self.assertEqual(self.status(), 1)
        self.write("top/src/.git", "gitdir: elsewhere\n")
        self.assertEqual(self.status(), 1)
        os.rename(self.path("top/src/.git"), self.path("top/.git"))
        self.assertEqual(self.status(), 0)

    def test_given(self):
        self.config("other/mine.json", **self.off)
        self.assertEqual(self.status("--config", "../../other/mine.json"), 0)
        self.config("top/src/.asynclint.json", **self.off)
        self.config("other/mine.json")
        self.assertEqual(self.status("--config", "../../other/mine.json"), 1)
        self.assert_refused(self.lint("--config", "gone.json", "top/src/a.c", "--"), "gone.json")
        self.assert_refused(self.lint("--config", "a", "--no-config", "top/src/a.c", "--"), "--no-config")

    def test_linked(self):
        self.lint("capture", "top/src/a.c", "-o", "a.facts", "--", "-c")
        self.config(**self.off)
        self.assertEqual(self.lint("link", "a.facts").status, 0)


class Decides(ConfigTest):
    def setUp(self):
        super().setUp()
        self.write("a.c", SLEEPS)
        self.write("lib/b.c", UNLINKS.replace("int start", "int start_b"))
        self.args = ("a.c", "lib/b.c", "--")

    def test_severity(self):
        self.config(rules={"blocking-call": "note"})
        self.assertEqual(self.names(*self.args), [("a.c", "blocking-call", "note"),
                                                  ("lib/b.c", "blocking-call", "note")])
        result = self.lint(*self.args)
        self.assertEqual(result.status, 0)
        self.assertIn("2 notes not shown", result.out)
        self.config(rules={"asy101": "error"})
        self.assertEqual([s for _, _, s in self.names(*self.args)], ["error", "error"])

    def test_off_on(self):
        self.config(rules={"ASY101": "off", "ASY203": "on"})
        self.assertEqual(self.names(*self.args), [])
        self.assertEqual(len(self.names("--enable", "ASY101", *self.args)), 2)
        self.assertEqual(len(self.names("--only", "ASY101", *self.args)), 2)
        self.config(rules={"ASY102": "on"})
        self.assertEqual(self.names("--disable", "ASY101,ASY102", *self.args), [])

    def test_override(self):
        self.config(rules={"ASY101": "error"},
                    overrides=[{"files": "lib/*.c", "rules": {"ASY101": "note"}},
                               {"files": ["x", "**/a.c"], "rules": {"ASY101": "warning"}}])
        self.assertEqual(self.names(*self.args), [("a.c", "blocking-call", "warning"),
                                                  ("lib/b.c", "blocking-call", "note")])

    def test_the_last_override_decides(self):
        off = {"files": "lib", "rules": {"ASY101": "off"}, "reason": "not ours"}
        on = {"files": "**/b.c", "rules": {"ASY101": "on"}}
        self.config(overrides=[off, on])
        self.assertEqual(len(self.names(*self.args)), 2)
        self.config(overrides=[on, off])
        self.assertEqual(self.names(*self.args), [("a.c", "blocking-call", "error")])
        self.assertTrue(self.lint(*self.args).out.endswith("; 1 suppressed\n"))

    def test_on_in_some_files_only(self):
        self.config(rules={"ASY101": "off"}, overrides=[{"files": "lib", "rules": {"ASY101": "on"}}])
        self.assertEqual(self.names(*self.args), [("lib/b.c", "blocking-call", "warning")])
        self.assertNotIn("suppressed", self.lint(*self.args).out)
        self.assertEqual(self.names("--disable", "ASY101", *self.args), [])
        self.assertEqual(len(self.names("--enable", "ASY101", *self.args)), 2)

    def test_exclude(self):
        self.config(exclude=["lib", "nothing/**"])
        report, result = self.json("a.c", "lib/b.c", "--")
        self.assertEqual([f["file"] for f in report["findings"]], ["a.c"])
        self.assertEqual(report["summary"]["excluded"], 1)
        self.config(exclude=["*.c", "lib/"])
        result = self.lint(*self.args)
        self.assertEqual(result.status, 0)
        self.assertTrue(result.out.endswith("; 2 excluded\n"), result)

    def test_patterns_are_relative_to_the_file(self):
        """From wherever it is run, and for paths that are shown as absolute ones."""
        self.write(".git", "")
        self.config(exclude=["lib/*.c"])
        os.mkdir(self.path("build"))
        for folder, path in (("lib", "b.c"), ("build", "../lib/b.c")):
            result = self.lint(path, "--", cwd=self.path(folder))
            self.assertEqual((result.status, result.out.count("1 excluded")), (0, 1), result)
        self.config("build/mine.json", exclude=["lib/*.c"])
        self.assertEqual(self.lint("--config", "build/mine.json", "lib/b.c", "--").status, 1)

    def test_fail_on(self):
        self.config(fail_on="error")
        self.assertEqual(self.lint("lib/b.c", "--").status, 0)
        self.assertEqual(self.lint("lib/b.c", "--fail-on", "warning", "--").status, 1)
        self.config(fail_on="never")
        self.assertEqual(self.lint("a.c", "--").status, 0)
        self.config(fail_on="note")
        self.write("c.c", LOCKS)
        self.assertEqual(self.lint("c.c", "--").status, 1)

    def test_packs(self):
        self.write("mine.h", "void crawl(void);\n")
        self.write("a.c", SLEEPS.replace("sleep(1)", "crawl()").replace("<unistd.h>", '"mine.h"'))
        self.write("conf/packs/mine.json", json.dumps(PACK))
        self.config("conf/c.json", packs=["packs"])
        self.assertEqual(self.names("a.c", "--"), [])
        self.assertEqual(len(self.names("--config", "conf/c.json", "a.c", "--")), 1)
        self.config("conf/c.json", packs=["gone"])
        self.assert_refused(self.lint("--config", "conf/c.json", "a.c", "--"), "gone")

    def test_baseline(self):
        self.config("conf/c.json", baseline="known.json")
        args = ("--config", "conf/c.json", "a.c", "--")
        self.assert_refused(self.lint(*args), "known.json")
        self.assertEqual(self.lint("--write-baseline", "conf/known.json", *args).status, 0)
        self.assertEqual(self.lint(*args).status, 0)
        self.write("none.json", '{"schema_version": "1.0", "findings": []}')
        self.assertEqual(self.lint("--baseline", "none.json", *args).status, 1)
        # Written again it has what the old one hid.
        self.assertEqual(self.lint("--write-baseline", "conf/known.json", *args).status, 0)
        self.assertEqual(len(json.loads(self.read("conf/known.json"))["findings"]), 1)

    def test_what_is_said_of_policy(self):
        """Suppressions and entries of a baseline are judged only where their rule is heard."""
        self.write("lib/b.c", CLEAN.replace("stop(timer);", "stop(timer); /* asynclint: ignore ASY101 x */"))
        self.database("lib/b.c")
        self.write("known.json", json.dumps({"schema_version": "1.0", "findings": [
            {"fingerprint": "0" * 32, "rule": "ASY101", "file": "lib/b.c"}]}))
        self.config(baseline="known.json")
        self.assertEqual([name for _, name, _ in self.names()], ["stale-baseline", "unused-suppression"])
        for more in ({"exclude": ["lib"]}, {"rules": {"ASY101": "off"}},
                     {"rules": {"ASY901": "off", "ASY904": "off"}},
                     {"overrides": [{"files": "lib", "rules": {"ASY101": "off"}, "reason": "x"}]}):
            self.config(baseline="known.json", **more)
            self.assertEqual(self.names(), [], more)
        self.config(baseline="known.json", rules={"ASY901": "error"},
                    overrides=[{"files": "known.json", "rules": {"ASY904": "note"}}])
        self.assertEqual([(n, s) for _, n, s in self.names()],
                         [("stale-baseline", "note"), ("unused-suppression", "error")])

    def test_kept_answers(self):
        """The same facts under another configuration."""
        for level, status in (("off", 0), ("error", 1), ("note", 0), ("error", 1)):
            self.config(overrides=[{"files": "**", "rules": {"ASY101": level}, "reason": "x"}])
            self.assertEqual(self.lint(*self.args).status, status)


class Mistakes(ConfigTest):
    GOOD = ({}, {"rules": {}}, {"rules": {"ASY101": "off", "busy-wait": "on"}}, {"$schema": "x"},
            {"overrides": [{"files": "a", "rules": {"ASY101": "note"}}]},
            {"overrides": [{"files": ["a", "b/**"], "rules": {"ASY101": "off"}, "reason": "r"}]},
            {"exclude": ["*"]}, {"fail_on": "never"})
    BAD = (([], "$: must be an object"),
           ({"rule": {}}, "$.rule: unknown key", "overrides", "fail_on"),
           ({"rules": []}, "$.rules: must be an object"),
           ({"rules": {"ASY101": "of"}}, "$.rules.ASY101", '"of"', "off, on, note, warning, error"),
           ({"rules": {"ASY101": 1}}, "$.rules.ASY101: must be a string"),
           ({"rules": {"ASY101": True}}, "$.rules.ASY101: must be a string, not true"),
           ({"overrides": {}}, "$.overrides: must be an array"),
           ({"overrides": []}, "$.overrides: must not be empty"),
           ({"overrides": [1]}, "$.overrides[0]: must be an object"),
           ({"overrides": [{"rules": {}}]}, "$.overrides[0]", '"files" is missing'),
           ({"overrides": [{"files": "a"}]}, "$.overrides[0]", '"rules" is missing'),
           ({"overrides": [{"files": "a", "rules": {}, "x": 1}]}, "$.overrides[0].x: unknown key"),
           ({"overrides": [{"files": [], "rules": {}}]}, "$.overrides[0].files: must not be empty"),
           ({"overrides": [{"files": ["a", 2], "rules": {}}]}, "$.overrides[0].files[1]: must be a string"),
           ({"overrides": [{"files": "", "rules": {}}]}, "$.overrides[0].files: must not be empty"),
           ({"overrides": [{"files": "a", "rules": {}, "reason": ""}]}, "$.overrides[0].reason"),
           ({"overrides": [{"files": "a", "rules": {"ASY101": "off"}}]}, "$.overrides[0]",
            '"reason" is missing'),
           ({"packs": "a"}, "$.packs: must be an array"), ({"packs": [1]}, "$.packs[0]"),
           ({"exclude": "a"}, "$.exclude: must be an array"),
           ({"exclude": ["/a"]}, "$.exclude[0]", "relative"),
           ({"exclude": ["a/../b"]}, "$.exclude[0]", "relative"),
           ({"exclude": ["./a"]}, "$.exclude[0]", "relative"),
           ({"fail_on": "info"}, "$.fail_on", "error, warning, note, never"),
           ({"fail_on": 2}, "$.fail_on: must be a string"),
           ({"baseline": 2}, "$.baseline: must be a string"), ({"baseline": ""}, "$.baseline"))

    def schema_says(self):
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            out, sys.stdout = sys.stdout, nowhere
            try:
                return json_schema.main([SCHEMA, self.path(NAME)])
            finally:
                sys.stdout = out

    def setUp(self):
        super().setUp()
        self.write("a.c", CLEAN)

    def test_schema_and_reader_agree(self):
        for good in self.GOOD:
            self.write(NAME, json.dumps(good))
            self.assertEqual((self.lint("a.c", "--").status, self.schema_says()), (0, 0), good)
        for bad, *words in self.BAD:
            self.write(NAME, json.dumps(bad))
            self.assert_refused(self.lint("a.c", "--"), NAME + ":1: ", *words)
            self.assertEqual(self.schema_says(), 1, bad)

    def test_rules_that_do_not_exist(self):
        for name in ("ASY999", "no-such-rule"):
            self.config(rules={name: "off"})
            self.assert_refused(self.lint("a.c", "--"), f'{NAME}:3: $.rules', f'no rule "{name}"')
        self.config(rules={"ASY101": "off", "blocking-call": "on"})
        self.assert_refused(self.lint("a.c", "--"), f"{NAME}:4: ", "twice")

    def test_no_json(self):
        for text in ("", "{", '{"rules": {"ASY101": "off"}', b"\xff", b'{"exclude": ["\xff"]}',
                     '{"rules": {}, "rules": {}}', "[" * 100000, '{"rules":' * 5000, "\0", "{}x"):
            self.write(NAME, text)
            self.assert_refused(self.lint("a.c", "--"), NAME, "JSON")
        self.write(NAME, " " * (17 << 20))
        self.assert_refused(self.lint("a.c", "--"), "16 MiB")
        os.unlink(self.path(NAME))
        os.mkdir(self.path(NAME))
        self.assert_refused(self.lint("a.c", "--"), NAME)

    def test_large(self):
        self.config(exclude=[f"{'x' * 100}/{n}/**/*a*b*c" for n in range(20000)],
                    overrides=[{"files": "**/" * 2000 + "a.c", "rules": {"ASY101": "note"}}])
        self.write("a.c", SLEEPS)
        self.assertEqual(self.lint("a.c", "--").status, 0)


if __name__ == "__main__":
    unittest.main()
