#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_man.py - the manual says every option, command and format, and roff can read it."""

import importlib.util
import os
import re
import shutil
import subprocess
import unittest

from cli import SOURCE_DIR, CliTest

spec = importlib.util.spec_from_file_location(
    "man_page", os.path.join(SOURCE_DIR, "cmake", "man_page.py"))
man_page = importlib.util.module_from_spec(spec)
spec.loader.exec_module(man_page)


def document(*path):
    with open(os.path.join(SOURCE_DIR, *path), encoding="utf-8") as file:
        return file.read()


PAGES = {"asynclint.1": document("analyzer", "man", "asynclint.1.md"),
         "asynclint-packs.5": document("rules", "README.md")}


class Options(CliTest):
    def test_options_of_help(self):
        wanted = set(re.findall(r"--[a-z][a-z-]+", self.lint("--help").out))
        said = set(re.findall(r"--[a-z][a-z-]+", PAGES["asynclint.1"]))
        verbs = {"--depfile", "--validate"}
        self.assertEqual(said - verbs, wanted - verbs)

    def test_commands_and_formats(self):
        text = self.lint("--help").out
        formats = re.search(r"--format=NAME +Output format: (.*)", text)[1].split(", ")
        commands = re.search(r"COMMAND \.\.\. +(.*); see", text)[1].split(", ")
        for word in formats + [c.split()[0] for c in commands]:
            self.assertRegex(PAGES["asynclint.1"], rf"`{word}[ `]")


class Roff(unittest.TestCase):
    def pages(self):
        for name, text in PAGES.items():
            base, section = name.rsplit(".", 1)
            yield man_page.page(text, base, section, "for a test", "0")

    def test_nothing_is_lost(self):
        for page, text in zip(self.pages(), PAGES.values()):
            said = re.sub(r"\\f[BR]|\\&", "", page).replace("\\-", "-").replace("\\(aq", "'")
            for word in set(re.findall(r"`([a-z_-]+)`", text)):
                self.assertIn(word, said)

    @unittest.skipUnless(shutil.which("groff"), "no groff here")
    def test_groff_has_nothing_to_say(self):
        for page in self.pages():
            done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-z"], input=page, text=True,
                                  capture_output=True, check=True)
            self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main()
