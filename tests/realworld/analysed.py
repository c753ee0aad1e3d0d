# SPDX-License-Identifier: MIT
"""analysed.py - one run of asynclint over a folder of sources, as the tests here look at it."""

import json
import os
import subprocess
import unittest

ASYNCLINT = os.environ["ASYNCLINT"]


def analyse(folder, *files, strict=False):
    """The report of a run in FOLDER, and the words it said on standard error."""
    result = subprocess.run([ASYNCLINT, "--no-cache", "--format", "json", *(["--strict"] if strict else []),
                             *files, "--"], cwd=folder, capture_output=True, text=True,
                            timeout=60, check=False)
    if result.returncode not in (0, 1):
        raise AssertionError(f"exit status {result.returncode}: {result.stderr}")
    return json.loads(result.stdout), result.stderr


def callee(finding):
    return finding["message"].split("(")[0]


class AnalysedTest(unittest.TestCase):
    maxDiff = None

    def assert_path(self, folder, finding, expected):
        """The way to FINDING is EXPECTED, (file, function, text) per step: TEXT stands on the line
        that is shown."""
        shown = []
        for step in finding["trace"]:
            with open(os.path.join(folder, step["file"]), encoding="utf-8") as file:
                shown.append((step["file"], step["function"],
                              file.read().split("\n")[step["line"] - 1]))
        self.assertEqual([step[:2] for step in shown], [step[:2] for step in expected])
        for (_, _, line), (_, _, text) in zip(shown, expected):
            self.assertIn(text, line)
