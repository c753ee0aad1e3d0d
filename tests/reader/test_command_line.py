#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_command_line.py - help goes to standard output, mistakes are one line and exit status 2."""

import os
import pty
import re
import subprocess
import unittest

ASYNCPROBE = os.environ["ASYNCPROBE"]
COMMANDS = ["run", "report", "recover", "flush", "status", "help", "version"]


def asyncprobe(*args):
    return subprocess.run([ASYNCPROBE, *args], capture_output=True, text=True, timeout=60)


class CommandLine(unittest.TestCase):
    def mistake(self, *args, part):
        done = asyncprobe(*args)
        self.assertEqual((done.returncode, done.stdout), (2, ""), args)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertTrue(done.stderr.startswith("asyncprobe: "), done.stderr)
        self.assertIn(part, done.stderr)

    def test_help_lists_every_command(self):
        for args in (["--help"], ["-h"], ["help"]):
            done = asyncprobe(*args)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            for command in COMMANDS:
                self.assertIn(f"\n  {command} ", done.stdout)

    def test_help_of_a_command_is_its_own(self):
        for command in COMMANDS:
            if command == "help":
                continue
            by_name, by_option = asyncprobe("help", command), asyncprobe(command, "--help")
            self.assertEqual((by_name.returncode, by_name.stderr), (0, ""))
            self.assertIn(f"asyncprobe {command}", by_name.stdout)
            self.assertEqual(by_name.stdout, by_option.stdout)

    def test_help_needs_no_locale(self):
        for command in COMMANDS:
            done = subprocess.run([ASYNCPROBE, command, "--help"], capture_output=True, timeout=60,
                                  env=dict(os.environ, LC_ALL="C"))
            self.assertEqual(done.returncode, 0)
            self.assertTrue(done.stdout.isascii(), command)
            self.assertNotIn(b"?", done.stdout)
            if command not in ("help",):
                self.assertIn(b"[OPTION...]", done.stdout)

    def test_help_into_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([ASYNCPROBE, "run", "--help"], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"standard output: No space left", done.stderr)

    def test_version(self):
        for args in (["--version"], ["-V"], ["version"]):
            done = asyncprobe(*args)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertRegex(done.stdout, r"^asyncprobe \d+\.\d+\.\d+\n$")

    def test_mistakes(self):
        self.mistake(part="no command given")
        self.mistake("frobnicate", part='no command "frobnicate"')
        self.mistake("--frobnicate", part='no option "--frobnicate"')
        self.mistake("help", "frobnicate", part='no command "frobnicate"')
        self.mistake("help", "run", "report", part="at most one")
        self.mistake("version", "x", part="no arguments")
        for command in ("run", "report", "recover", "flush", "status"):
            self.mistake(command, "--frobnicate", part="Unknown option --frobnicate")
            self.mistake(command, part=command + ": ")
        self.mistake("recover", "-o", "x", "a", "b", part="-o takes one recording")
        self.mistake("report", "--format", "yaml", "x", part="text, json")
        self.mistake("report", "--top", "-1", "x", part="--top")
        self.mistake("report", "--top", "many", "x", part="many")
        self.mistake("report", "--fail-on", "stall.max>1", "x", part="is a time")
        self.mistake("run", "--threshold", "5", "--", "true", part="--threshold")
        self.mistake("run", "--threshold", "0ms", "--", "true", part="--threshold")
        self.mistake("run", "--option", "keep", "--", "true", part="NAME=VALUE")
        self.mistake("run", "--option", "thresold=5ms", "--", "true",
                     part='no setting "thresold"; there are: threshold, report, ')
        self.mistake("run", "--option", "threshold=", "--", "true", part="threshold takes a time")
        self.mistake("run", "--option", "keep=yes", "--", "true", part='keep takes 0 or 1, not "yes"')
        self.mistake("run", "--option", "report=/x", "--", "true", part="with -o DIR")
        self.mistake("run", "--option", "recording=/a:b", "--", "true", part="%c: /a:b")
        self.mistake("\x1b[31m", part="\\x1b[31m")

    def test_a_library_that_is_no_probe(self):
        with open("/proc/self/maps", encoding="utf-8") as maps:
            library = re.search(r"/\S+/libc\.so\.6$", maps.read(), re.MULTILINE).group()
        self.mistake("run", "--probe", library, "--", "true", part=f"{library} is not the probe")

    @staticmethod
    def on_terminal(env):
        """Output of a report with one stall on a terminal."""
        fixture = os.path.join(os.path.dirname(os.path.abspath(__file__)), "text_notes", "report.json")
        master, slave = pty.openpty()
        with subprocess.Popen([ASYNCPROBE, "report", fixture], stdout=slave, env=env) as child:
            os.close(slave)
            data = b""
            while True:
                try:
                    chunk = os.read(master, 65536)
                except OSError:  # the other side is closed
                    break
                data += chunk
            os.close(master)
        return child.returncode, data

    def test_colour_on_a_terminal_that_wants_it(self):
        env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        env["TERM"] = "xterm"
        self.assertIn(b"\x1b[1;31mSTALL 300.2 ms\x1b[0m", self.on_terminal(env)[1])
        for variable, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
            status, data = self.on_terminal(dict(env, **{variable: value}))
            self.assertEqual(status, 0)
            self.assertIn(b"STALL 300.2 ms  loop 1", data)
            self.assertNotIn(b"\x1b", data)

    def test_nobody_to_ask(self):
        for command in ("flush", "status"):
            done = asyncprobe(command, "999999")
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertIn("no control socket of process 999999", done.stderr)
            done = asyncprobe(command, "/nowhere/x.sock")
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertIn("/nowhere/x.sock", done.stderr)


if __name__ == "__main__":
    unittest.main()
