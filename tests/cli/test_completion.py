#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_completion.py - what bash offers after some words of a command line of asynclint."""

import os
import shutil
import subprocess
import unittest

from cli import ASYNCLINT, SOURCE_DIR, CliTest

FOLDER = os.path.join(SOURCE_DIR, "analyzer", "completion")
SCRIPT = """source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_asynclint asynclint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Bash(CliTest):
    def offered(self, *words):
        """What is offered for the last of WORDS (as bash splits them)."""
        path = os.path.dirname(ASYNCLINT) + ":" + os.environ["PATH"]
        done = subprocess.run(["bash", "-c", SCRIPT, "bash",
                               os.path.join(FOLDER, "asynclint.bash"), "asynclint", *words],
                              capture_output=True, text=True, check=True, cwd=self.folder,
                              env={**os.environ, "PATH": path})
        self.assertEqual(done.stderr, "")
        return [line for line in done.stdout.splitlines() if line]

    def test_options(self):
        self.assertEqual(self.offered("--form"), ["--format="])
        self.assertEqual(set(self.offered("--cache")), {"--cache-dir=", "--cache-size="})
        self.assertIn("--strict", self.offered("-p", "build", "--"))

    def test_words_of_options(self):
        self.assertEqual(self.offered("--format", "=", "sa"), ["sarif"])
        self.assertEqual(set(self.offered("--format", "=")),
                         {"text", "json", "sarif", "github", "gitlab", "junit"})
        self.assertEqual(self.offered("--only", "=", "blocking-c"), ["blocking-call"])
        self.assertEqual(self.offered("explain", "ASY101"), ["ASY101"])
        self.assertEqual(self.offered("--fail-on", "=", "n"), ["note", "never"])

    def test_verbs_and_files(self):
        self.write("capable.c", "int x;\n")
        self.write("folder/a.c", "int x;\n")
        self.assertEqual(set(self.offered("ca")), {"capture", "capable.c"})
        self.assertEqual(self.offered("-p", "fo"), ["folder"])
        self.assertEqual(self.offered("--strict", "cap"), ["capable.c"])


class Zsh(unittest.TestCase):
    @unittest.skipUnless(shutil.which("zsh"), "no zsh here")
    def test_can_be_read(self):
        subprocess.run(["zsh", "-n", os.path.join(FOLDER, "_asynclint")], check=True)


if __name__ == "__main__":
    unittest.main()
