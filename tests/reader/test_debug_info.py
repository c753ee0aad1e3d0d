#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_debug_info.py - files and lines where debug information is, how to get it where it is not.

One program, three times: as it was built, stripped of its debug information, and stripped with that
in a file beside it, which is what the report advises.
"""

import json
import os
import re
import shutil
import subprocess
import unittest

from probed import ASYNCPROBE, LOOP, Loop, ProbedCase, asyncprobe

SYSTEM_PROGRAM = os.path.realpath("/usr/bin/env")
OFFLINE = dict(os.environ, DEBUGINFOD_URLS="")
PLACE = r"(?m)^ +#\d+ +stall_asleep  \S*loop\.c:\d+  \[copy\]$"
NO_PLACE = r"(?m)^ +#\d+ +stall_asleep  \[copy\+0x[0-9a-f]+\]$"
HINT = " has no debug information: "


def objcopy(*args):
    subprocess.run(["objcopy", *args], check=True, timeout=60)


def build_id(path):
    notes = subprocess.run(["readelf", "-n", path], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Build ID: ([0-9a-f]+)", notes)
    return found[1] if found else None


class DebugInfo(ProbedCase):
    def setUp(self):
        super().setUp()
        self.program = os.path.join(self.folder, "copy")
        self.debug_file = os.path.join(self.folder, "copy.debug")

    def report_of_a_stall(self):
        loop = Loop([ASYNCPROBE, "run", "-o", self.out, "--", self.program])
        self.addCleanup(loop.close)
        self.assertEqual(loop.ask("sleep 200"), "done")
        loop.say("quit")
        self.assertEqual(loop.end()[0], 0)
        return self.report()

    def report(self):
        done = asyncprobe("report", self.out, env=OFFLINE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def hints(self, text):
        return [line.strip() for line in text.splitlines() if HINT in line and self.program in line]

    def test_as_it_was_built(self):
        shutil.copy(LOOP, self.program)
        text = self.report_of_a_stall()
        self.assertRegex(text, PLACE)
        self.assertEqual(self.hints(text), [])

    def test_stripped_says_how_to_get_it_and_that_helps(self):
        objcopy("--only-keep-debug", LOOP, self.debug_file)
        objcopy("--strip-debug", f"--add-gnu-debuglink={self.debug_file}", LOOP, self.program)
        aside = os.path.join(self.folder, "aside")
        os.rename(self.debug_file, aside)
        text = self.report_of_a_stall()
        self.assertRegex(text, NO_PLACE)
        self.assertEqual(self.hints(text), [self.program + HINT + "build it with -g, or put its .debug "
                                            "file beside it"])
        os.rename(aside, self.debug_file)
        text = self.report()
        self.assertRegex(text, PLACE)
        self.assertEqual(self.hints(text), [])

    def test_of_the_distribution(self):
        if not SYSTEM_PROGRAM.startswith("/usr/"):
            self.skipTest(f"{SYSTEM_PROGRAM} is not below /usr")
        identity = build_id(SYSTEM_PROGRAM)
        if identity and os.path.exists(f"/usr/lib/debug/.build-id/{identity[:2]}/{identity[2:]}.debug"):
            self.skipTest("its debug information is installed")
        frame = {"module": SYSTEM_PROGRAM, "offset": 4096, "build_id": identity}
        os.mkdir(self.out)
        with open(os.path.join(self.out, "r.json"), "w", encoding="ascii") as file:
            json.dump({"schema_version": 1, "stalls": [{"duration_ns": 1, "stack": [frame]}]}, file)
        self.program = SYSTEM_PROGRAM
        hint, = self.hints(self.report())
        for way in ("install its -dbgsym package", "find-dbgsym-packages", "set DEBUGINFOD_URLS="):
            self.assertIn(way, hint)


if __name__ == "__main__":
    unittest.main()
