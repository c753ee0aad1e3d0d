#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_formats.py - the formats for other programs, on real findings and hostile names.

Each is read back the way its readers do, and compared with what --format json says of the same run.
The SARIF files also go through the validator of the SARIF SDK, where there is one: a program called
sarif-multitool on the PATH (npm has it, 100 MB; CONTRIBUTING.md says how)."""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import unittest
import urllib.parse
import xml.etree.ElementTree as xml

from cli import ASYNCLINT, CLEAN, SLEEPS, SOURCE_DIR, CliTest

SCHEMAS = os.path.join(SOURCE_DIR, "tests", "unit", "output")
FIXTURES = os.path.join(SOURCE_DIR, "tests", "lint")
FORMATS = ("sarif", "github", "gitlab", "junit")

NAMES = [b"with space.c", b"new\nline.c", b"quo\"te's.c", b"100%25%0A.c", b"a,b:c::d.c", b"<&>]]>.c",
         b"tab\tbell\x07.c", "ü 你\u202e.c".encode(), b"latin\xfc.c", b"end .c", b"{0} [x](y).c",
         b"#?;=&.c", b"back\\slash.c"]
MULTITOOL = shutil.which("sarif-multitool")


def readable(name):
    """NAME (bytes) as text that has no room for what is no UTF-8."""
    return name.decode(errors="replace")


def visible(name):
    """NAME (bytes) as people see it: what would do harm is escaped."""
    text = name.decode(errors="surrogateescape")
    return "".join({"\n": "\\n", "\t": "\\t"}.get(c) or
                   (f"\\x{ord(c) & 0xff:02x}" if ord(c) < 32 or 0xdc80 <= ord(c) <= 0xdcff else
                    "\\u202e" if c == "\u202e" else c) for c in text)


def command(line):
    """(command, properties, message) of a workflow command, as GitHub's runner reads it."""
    head, message = re.fullmatch(r"::(.*?)::(.*)", line).groups()
    name, _, rest = head.partition(" ")

    def plain(text, codes):
        for code, character in codes:
            text = text.replace(code, character)
        return text
    data = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
    properties = [part.split("=", 1) for part in rest.strip().split(",") if part]
    return (name, {key: plain(value, [("%3A", ":"), ("%2C", ","), *data]) for key, value in properties},
            plain(message, data))


class Formats(CliTest):
    def setUp(self):
        super().setUp()
        self.reports = []

    def tearDown(self):
        """The SDK's rules for SARIF, and for what GitHub takes."""
        for rules in ("Sarif", "Gh") if MULTITOOL and self.reports else ():
            done = subprocess.run([MULTITOOL, "validate", *self.reports, "--rule-kind", rules,
                                   "--level", "Error"], capture_output=True, text=True, check=False)
            self.assertIn(f"{len(self.reports)} files scanned", done.stdout)
            self.assertNotRegex(done.stdout, r"(?m): error [A-Z]+[a-z]*[A-Z]*\d+: ")
        super().tearDown()

    def output(self, form, *args, **more):
        result = self.lint("--format", form, *args, **more)
        self.assertIn(result.status, (0, 1, 3), result)
        return result.out

    def run_of(self, *args, **more):
        text = self.output("sarif", *args, **more)
        self.validate("sarif", text)
        return json.loads(text)["runs"][0]

    def validate(self, form, text):
        """Is TEXT what the schema of FORM says?"""
        path = self.write(f"report{len(self.reports)}.{form}", text)
        if form == "junit":
            if not shutil.which("xmllint"):
                xml.fromstring(text)
                return
            check = ["xmllint", "--noout", "--schema", os.path.join(SCHEMAS, "junit.xsd"), path]
        else:
            check = [sys.executable, "-B", os.path.join(SOURCE_DIR, "tests/run/json_schema.py"),
                     os.path.join(SCHEMAS, form + ".schema.json"), path]
        done = subprocess.run(check, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        if form == "sarif":
            self.reports.append(path)


class Names(Formats):
    def setUp(self):
        super().setUp()
        for name in NAMES:
            with open(os.path.join(self.folder.encode(), name), "w", encoding="utf-8") as file:
                file.write(SLEEPS)

    def test_sarif(self):
        for name in NAMES:
            place = self.run_of(name, "--")["results"][0]["locations"][0]["physicalLocation"]
            self.assertEqual(urllib.parse.unquote_to_bytes(place["artifactLocation"]["uri"]), name)
            self.assertEqual(place["artifactLocation"]["uriBaseId"], "%SRCROOT%")
            self.assertEqual(place["region"], {"startLine": 6, "startColumn": 2})

    def test_github(self):
        for name in NAMES:
            lines = self.output("github", name, "--").split("\n")
            self.assertEqual(len(lines), 3, lines)
            what, properties, message = command(lines[0])
            self.assertEqual(what, "error")
            self.assertEqual(properties, {"file": readable(name), "line": "6", "col": "2",
                                          "title": "ASY101 blocking-call"})
            self.assertTrue(message.startswith("sleep() may wait for 1 s"), message)
            self.assertIn("\n  path:     " + visible(name) + ":", message)
            self.assertTrue(lines[1].startswith("asynclint: 1 error in 1 unit"))

    def test_gitlab(self):
        for name in NAMES:
            text = self.output("gitlab", name, "--")
            self.validate("gitlab", text)
            self.assertEqual(json.loads(text)[0]["location"], {"path": readable(name),
                                                               "lines": {"begin": 6}})

    def test_junit(self):
        for name in NAMES:
            text = self.output("junit", name, "--")
            self.validate("junit", text)
            case = xml.fromstring(text).find("testsuite/testcase")
            self.assertEqual(case.get("classname"), visible(name))
            self.assertEqual(case.get("name"), f"ASY101 blocking-call {visible(name)}:6:2")
            self.assertEqual(case.find("failure").get("type"), "error")
            self.assertIn("\n  model:    posix: sleep ", case.find("failure").text)

    def test_folder_with_an_odd_name(self):
        """The working directory is a URI too; a file outside of it is one by itself."""
        folder = os.path.join(self.folder, "b ä%\n#")
        os.mkdir(folder)
        shutil.copy(os.path.join(self.folder, "end .c"), folder)
        run = self.run_of("end .c", os.path.join("..", "with space.c"), "--", cwd=folder)
        base = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
        self.assertEqual(base, "file://" + urllib.parse.quote(folder) + "/")
        self.assertEqual(run["invocations"][0]["workingDirectory"]["uri"], base)
        uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]
                for result in run["results"]]
        self.assertCountEqual(uris, [
            {"uri": "end%20.c", "uriBaseId": "%SRCROOT%"},
            {"uri": "file://" + urllib.parse.quote(os.path.join(self.folder, "with space.c"))}])


class Runs(Formats):
    def test_nothing_found(self):
        self.write("a.c", CLEAN)
        run = self.run_of("a.c", "--")
        self.assertEqual(run["results"], [])
        self.assertTrue(run["invocations"][0]["executionSuccessful"])
        self.assertEqual(self.output("gitlab", "a.c", "--"), "[]\n")
        self.assertRegex(self.output("github", "a.c", "--"), r"\Aasynclint: nothing found.*\n\Z")
        text = self.output("junit", "a.c", "--")
        self.validate("junit", text)
        self.assertEqual([case.get("name") for case in xml.fromstring(text).iter("testcase")],
                         ["nothing found"])

    def test_units_lost(self):
        self.write("a.c", SLEEPS)
        self.write("partial.c", '#include "gone.h"\n' + CLEAN.replace("start", "start2"))
        run = self.run_of("a.c", "partial.c", "go%\nne.c", "--")
        notes = run["invocations"][0]["toolExecutionNotifications"]
        self.assertEqual([(note["descriptor"]["id"], note["level"]) for note in notes],
                         [("unit-not-analysed", "warning"), ("unit-analysed-in-part", "warning"),
                          ("summary", "note")])
        for note in notes:
            described = run["tool"]["driver"]["notifications"][note["descriptor"]["index"]]
            self.assertEqual(described["id"], note["descriptor"]["id"])
        self.assertIn("go%\nne.c: no such file", notes[0]["message"]["text"])
        self.assertIn("gone.h", notes[1]["message"]["text"])
        lines = self.output("github", "a.c", "go%\nne.c", "--").splitlines()
        what, properties, message = command(lines[1])
        self.assertEqual((what, properties), ("warning", {"title": "not analysed"}))
        self.assertIn("go%\\nne.c: no such file", message)
        text = self.output("junit", "a.c", "go%\nne.c", "--")
        self.validate("junit", text)
        suite = xml.fromstring(text).find("testsuite")
        self.assertEqual([suite.get(key) for key in ("tests", "failures", "errors", "skipped")],
                         ["2", "1", "0", "1"])
        self.assertIn("go%\\nne.c: no such file", suite.find("testcase/skipped").get("message"))

    def test_nothing_analysed(self):
        run = self.run_of("gone.c", "--")
        self.assertFalse(run["invocations"][0]["executionSuccessful"])
        self.assertEqual(run["invocations"][0]["toolExecutionNotifications"][0]["level"], "error")
        for form in FORMATS:
            self.assertEqual(self.lint("--format", form, "gone.c", "--").status, 3)

    def test_columns_are_characters(self):
        self.write("a.c", SLEEPS.replace("\tsleep(1)", "\t/* äöü 你好 */ sleep(1)"))
        report, _ = self.json("a.c", "--")
        self.assertEqual(report["findings"][0]["column"], 22)
        place = self.run_of("a.c", "--")["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(place["region"]["startColumn"], 15)
        self.assertIn("line=6,col=15,", self.output("github", "a.c", "--"))

    def test_notes(self):
        self.write("a.c", SLEEPS.replace("unistd.h", "stdio.h").replace("sleep(1)", 'puts("x")'))
        self.assertEqual(self.run_of("a.c", "--")["results"], [])
        self.assertEqual(self.run_of("--strict", "a.c", "--")["results"][0]["level"], "note")
        lines = self.output("github", "--strict", "a.c", "--").splitlines()
        self.assertEqual(command(lines[0])[0], "notice")
        self.assertEqual(json.loads(self.output("gitlab", "--strict", "a.c", "--"))[0]["severity"], "info")

    def test_rules_are_those_that_ran(self):
        self.write("a.c", SLEEPS)
        for args, expected in ((("--only", "ASY101"), ["ASY101"]),
                               (("--only", "ASY401,ASY101"), ["ASY101", "ASY401"])):
            run = self.run_of(*args, "a.c", "--")
            self.assertEqual([rule["id"] for rule in run["tool"]["driver"]["rules"]], expected)
        every = subprocess.run([ASYNCLINT, "rules"], capture_output=True, text=True, check=True).stdout
        ids = [line.split()[0] for line in every.splitlines()]
        rules = self.run_of("--only", ",".join(ids), "a.c", "--")["tool"]["driver"]["rules"]
        self.assertEqual([rule["id"] for rule in rules], ids)
        for rule in rules:
            page = subprocess.run([ASYNCLINT, "explain", rule["id"]], capture_output=True, text=True,
                                  check=True).stdout
            self.assertEqual(rule["help"]["text"], page)
            self.assertEqual(rule["help"]["markdown"].count("```") % 2, 0)
            self.assertIn("\n## Why it matters\n", rule["help"]["markdown"])
            self.assertNotIn("\n## ", rule["fullDescription"]["text"])


class Fixtures(Formats):
    """Many real findings at once, two-sided ones among them."""
    def setUp(self):
        super().setUp()
        files = sorted(glob.glob(os.path.join(FIXTURES, "*", "bad_[a-p]*.c")))
        self.assertGreater(len(files), 40)
        rules = subprocess.run([ASYNCLINT, "rules"], capture_output=True, text=True, check=True).stdout
        self.args = ["--strict", "--only", ",".join(line.split()[0] for line in rules.splitlines()),
                     *(os.path.relpath(file, FIXTURES) for file in files), "--", "-D_GNU_SOURCE"]
        report, _ = self.json(*self.args, cwd=FIXTURES)
        self.findings = report["findings"]
        self.assertGreater(len(self.findings), 60)
        self.assertGreater(sum(bool(finding["trace2"]) for finding in self.findings), 5)

    def test_sarif(self):
        run = self.run_of(*self.args, cwd=FIXTURES)
        self.assertEqual(len(run["results"]), len(self.findings))
        for result, finding in zip(run["results"], self.findings):
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual((result["ruleId"], place["artifactLocation"]["uri"],
                              place["region"]["startLine"], result["level"]),
                             (finding["rule"], finding["file"], finding["line"], finding["severity"]))
            self.assertEqual(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"], finding["rule"])
            self.assertEqual(result["partialFingerprints"], {"asynclint/v1": finding["fingerprint"]})
            self.compare_paths(result, finding)

    def compare_paths(self, result, finding):
        flows = result.get("codeFlows", [{"threadFlows": []}])[0]["threadFlows"]
        sides = [side for side in (finding["trace"], finding["trace2"]) if side]
        self.assertEqual([[step["location"]["message"]["text"] for step in flow["locations"]]
                          for flow in flows],
                         [[step["message"] for step in side] for side in sides])
        self.assertEqual([place["physicalLocation"]["region"]["startLine"]
                          for place in result.get("relatedLocations", [])],
                         [step["line"] for step in finding["trace2"]])

    def test_gitlab(self):
        text = self.output("gitlab", *self.args, cwd=FIXTURES)
        self.validate("gitlab", text)
        self.assertEqual([(row["check_name"], row["location"]["path"], row["location"]["lines"]["begin"],
                           row["fingerprint"]) for row in json.loads(text)],
                         [(finding["name"], finding["file"], finding["line"], finding["fingerprint"])
                          for finding in self.findings])

    def test_github(self):
        *lines, summary = self.output("github", *self.args, cwd=FIXTURES).splitlines()
        self.assertTrue(summary.startswith("asynclint: "))
        words = {"note": "notice"}
        self.assertEqual([(what, properties["file"], properties["line"], message.split("\n")[0])
                          for what, properties, message in map(command, lines)],
                         [(words.get(finding["severity"], finding["severity"]), finding["file"],
                           str(finding["line"]), finding["message"]) for finding in self.findings])

    def test_junit(self):
        text = self.output("junit", *self.args, cwd=FIXTURES)
        self.validate("junit", text)
        suite = xml.fromstring(text).find("testsuite")
        self.assertEqual(suite.get("failures"), str(len(self.findings)))
        self.assertEqual([(case.get("classname"), case.find("failure").get("message"))
                          for case in suite.iter("testcase")],
                         [(finding["file"], finding["message"]) for finding in self.findings])


if __name__ == "__main__":
    unittest.main()
