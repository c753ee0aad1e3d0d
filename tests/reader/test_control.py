#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_control.py - flush and status ask a running process, which goes on as if nothing had been."""

import json
import os
import unittest

from probed import ProbedCase, asyncprobe


class Control(ProbedCase):
    def test_flush_writes_the_report_so_far(self):
        loop = self.answering()
        self.assertEqual(loop.ask("sleep 500"), "done")
        self.assertEqual(loop.ask("ping"), "done")  # so the turn of the stall is over
        for target in ((str(loop.pid), "-o", self.out), (self.path(loop, ".sock"),)):
            done = asyncprobe("flush", *target)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(done.stdout, self.path(loop, ".json") + "\n")
        self.only_stall(self.path(loop, ".json"), "blocked_call", "stall_asleep", 499, 1500)
        self.assertEqual(loop.ask("ping"), "done")
        self.assertEqual(loop.ask("spin 250"), "done")
        loop.say("quit")
        self.assertEqual(loop.end()[0], 0)
        self.assertEqual(len(self.stalls(self.path(loop, ".json"))), 2)

    def test_the_default_folder_is_searched(self):
        self.out = os.path.join(self.folder, "asyncprobe-reports")
        loop = self.answering()
        done = asyncprobe("status", str(loop.pid), cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        done = asyncprobe("status", str(loop.pid), cwd=self.out)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        loop.say("quit")
        loop.end()

    def test_status_is_json(self):
        loop = self.answering()
        self.assertEqual(loop.ask("sleep 250"), "done")
        done = asyncprobe("status", str(loop.pid), "-o", self.out)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(json.loads(done.stdout)["pid"], loop.pid)
        loop.say("quit")
        loop.end()

    def test_nobody_is_left_to_ask(self):
        loop = self.answering()
        loop.say("quit")
        loop.end()
        for target in ((str(loop.pid), "-o", self.out), (self.path(loop, ".sock"),)):
            done = asyncprobe("flush", *target)
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertEqual(done.stderr.count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
