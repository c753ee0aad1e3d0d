#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_run.py - asyncprobe run stands in the place of the program: status, streams, signals."""

import ctypes
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

ASYNCPROBE = os.environ["ASYNCPROBE"]
STAND_IN = os.environ["STAND_IN"]
PROGRAMS = os.environ["PROGRAMS"]


class Run(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.out = os.path.join(self.folder.name, "out")

    def command(self, *cmd, options=()):
        return [ASYNCPROBE, "run", "-q", "--probe", STAND_IN, "-o", self.out, *options, "--", *cmd]

    def run_it(self, *cmd, options=(), **kw):
        kw.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run(self.command(*cmd, options=options), capture_output=True, timeout=60, **kw)

    def test_exit_status_comes_through(self):
        for status in (0, 1, 3, 7, 255):
            self.assertEqual(self.run_it("sh", "-c", f"exit {status}").returncode, status)

    def test_death_by_signal_is_128_plus_n(self):
        for sig in (signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV):
            done = self.run_it("sh", "-c", f"kill -{int(sig)} $$")
            self.assertEqual(done.returncode, 128 + sig)

    def test_streams_come_through_to_the_byte(self):
        data = bytes(range(256)) * 4096
        done = self.run_it("sh", "-c", "tee /dev/stderr", stdin=None, input=data)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, data, data))

    def test_arguments_come_through(self):
        done = self.run_it("printf", "%s|", "", "-o", "--", "a b", "*", "--quiet")
        self.assertEqual(done.stdout, b"|-o|--|a b|*|--quiet|")

    def test_no_descriptor_is_added(self):
        plain = subprocess.run(["ls", "/proc/self/fd"], capture_output=True, stdin=subprocess.DEVNULL)
        self.assertEqual(self.run_it("ls", "/proc/self/fd").stdout, plain.stdout)

    def test_settings_reach_the_program(self):
        env = dict(os.environ, ASYNCPROBE_OPTIONS="signals=0", LD_PRELOAD="")
        done = self.run_it(os.path.join(PROGRAMS, "reader-plain"), "ASYNCPROBE_OPTIONS", "LD_PRELOAD",
                           options=["--threshold", "50ms", "--option", "keep=1"], env=env)
        self.assertEqual(done.stdout.decode(),
                         f"ASYNCPROBE_OPTIONS=signals=0:report={self.out}/%e.%p.json:all=1:"
                         f"threshold=50000000ns:keep=1\nLD_PRELOAD={STAND_IN}\n")

    def test_other_preloads_are_kept(self):
        other = os.path.join(self.folder.name, "other.so")
        os.symlink(STAND_IN, other)
        done = self.run_it(os.path.join(PROGRAMS, "reader-plain"), "LD_PRELOAD",
                           env=dict(os.environ, LD_PRELOAD=other,
                                    ASAN_OPTIONS="verify_asan_link_order=0"))
        self.assertEqual(done.stdout.decode(), f"LD_PRELOAD={STAND_IN}:{other}\n")

    def test_library_by_environment(self):
        done = subprocess.run([ASYNCPROBE, "run", "-q", "-o", self.out, os.path.join(PROGRAMS, "reader-plain"),
                               "LD_PRELOAD"], env=dict(os.environ, ASYNCPROBE_LIBRARY=STAND_IN, LD_PRELOAD=""),
                              capture_output=True, timeout=60)
        self.assertEqual(done.stdout.decode(), f"LD_PRELOAD={STAND_IN}\n")

    def test_the_library_is_loaded(self):
        done = self.run_it("grep", "-c", os.path.basename(STAND_IN), "/proc/self/maps")
        self.assertGreater(int(done.stdout), 0)

    def test_the_folder_is_made(self):
        self.out = os.path.join(self.folder.name, "a", "b")
        self.assertEqual(self.run_it("true").returncode, 0)
        self.assertTrue(os.path.isdir(self.out))

    def test_a_folder_that_cannot_be_made(self):
        self.out = "/proc/nowhere"
        done = self.run_it("echo", "ran")
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertIn(b"/proc/nowhere: no folder for reports", done.stderr)

    @staticmethod
    def kill_if_there(pid):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def start_signals(self, **kw):
        child = subprocess.Popen(self.command(os.path.join(PROGRAMS, "reader-signals")),
                                 stdout=subprocess.PIPE, text=True, **kw)
        self.addCleanup(child.stdout.close)
        self.addCleanup(child.kill)
        lines = []
        while not lines or not lines[-1].startswith("ready"):
            lines.append(child.stdout.readline().strip())
        self.addCleanup(self.kill_if_there, int(lines[-1].split()[1]))  # a launcher that dies leaves it alone
        return child, lines

    def test_each_signal_is_passed_on_once(self):
        child, lines = self.start_signals()
        self.assertEqual(len(lines), 1, "nothing blocked or ignored is handed down")
        expected = []
        for name in ("HUP", "INT", "QUIT", "USR1", "USR2", "WINCH", "CONT", "HUP", "TERM"):
            child.send_signal(getattr(signal, "SIG" + name))
            expected.append("got " + name)
            self.assertEqual(child.stdout.readline().strip(), expected[-1])
        self.assertEqual(child.stdout.read(), "")
        self.assertEqual(child.wait(timeout=20), 9)

    def test_every_signal_that_can_be_sent_is_passed_on(self):
        child, _ = self.start_signals()
        names = ["ALRM", "CHLD", "IO", "PIPE", "PROF", "PWR", "STKFLT", "URG", "VTALRM", "XCPU", "XFSZ"]
        for name in names:
            child.send_signal(getattr(signal, "SIG" + name, 16))
            self.assertEqual(child.stdout.readline().strip(), "got " + {"IO": "POLL"}.get(name, name))
        for sig in range(signal.SIGRTMIN, signal.SIGRTMAX + 1):
            child.send_signal(sig)
            self.assertEqual(child.stdout.readline().strip(), f"got RTMIN+{sig - signal.SIGRTMIN}")
        child.send_signal(signal.SIGTERM)
        self.assertEqual((child.stdout.read(), child.wait(timeout=20)), ("got TERM\n", 9))

    def test_queued_signals_keep_value_number_and_sender(self):
        child, _ = self.start_signals()
        libc = ctypes.CDLL(None, use_errno=True)
        libc.sigqueue.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_void_p]
        for value in range(1, 21):
            self.assertEqual(libc.sigqueue(child.pid, signal.SIGRTMIN + 3, value), 0)
        for value in range(1, 21):
            self.assertEqual(child.stdout.readline().strip(), f"got RTMIN+3 with {value} of {os.getpid()}")
        self.assertEqual(libc.sigqueue(child.pid, signal.SIGUSR1, 7), 0)
        self.assertEqual(child.stdout.readline().strip(), f"got USR1 with 7 of {os.getpid()}")
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(timeout=20), 9)

    def test_an_alarm_set_before_us_is_the_programs(self):
        child, _ = self.start_signals(preexec_fn=lambda: signal.alarm(1))
        self.assertEqual(child.stdout.readline().strip(), "got ALRM")
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(timeout=20), 9)

    def no_report(self, *cmd, **kw):
        """The line that says why there is none: the stand-in never writes one."""
        done = subprocess.run([ASYNCPROBE, "run", "--probe", STAND_IN, "-o", self.out, "--", *cmd],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, **kw)
        self.assertEqual(done.returncode, 0)
        # In a clone below a closed home another user cannot load the stand-in; the loader says so.
        lines = [line for line in done.stderr.splitlines() if not line.startswith("ERROR: ld.so:")]
        self.assertEqual(len(lines), 1, done.stderr)
        self.assertTrue(lines[0].startswith(f"asyncprobe: no report in {self.out}: "), done.stderr)
        return lines[0]

    def test_no_report_for_no_reason_that_we_know(self):
        self.assertIn("likely reasons: static programs, set-user-ID programs, programs that clear LD_PRELOAD",
                      self.no_report("true"))

    def test_no_report_because_files_may_not_grow(self):
        line = self.no_report("true", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        self.assertRegex(line, r"the limit on file sizes \(ulimit -f\) is 4\.0\s*KiB, a recording needs [\d.]+\s*MiB")

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "needs root and setpriv")
    def test_no_report_because_the_user_may_not_write(self):
        os.mkdir(self.out, 0o755)
        line = self.no_report("setpriv", "--reuid", "65534", "true")
        self.assertIn("user 65534, whom the program ran as, cannot write there: Permission denied", line)

    def test_ignored_signals_stay_ignored(self):
        child, lines = self.start_signals(
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        self.assertEqual(lines[:-1], [f"ignored {int(signal.SIGHUP)}"])
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(timeout=20), 9)

    def test_an_ignored_sigchld_does_not_lose_the_status(self):
        done = self.run_it("sh", "-c", "exit 5",
                           preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))
        self.assertEqual(done.returncode, 5)

    def on_terminal(self):
        """Starts the signal printer under run as the foreground job of a new terminal."""
        pid, master = pty.fork()
        if pid == 0:
            os.execv(ASYNCPROBE, self.command(os.path.join(PROGRAMS, "reader-signals")))
        self.addCleanup(os.close, master)
        return pid, master

    @staticmethod
    def read_until(master, pattern, text=b""):
        deadline = time.monotonic() + 20
        while not re.search(pattern, text) and time.monotonic() < deadline:
            try:
                text += os.read(master, 1024)
            except OSError:
                break
        return text

    def test_ctrl_c_of_a_terminal_arrives_once(self):
        pid, master = self.on_terminal()
        text = self.read_until(master, rb"ready \d+\r\n")
        # Two signals that are pending together become one, so one try proves little.
        for count in range(1, 31):
            os.write(master, b"\x03")
            while text.count(b"got INT") < count:
                text += os.read(master, 1024)
            time.sleep(0.02)  # a second one would arrive now
        os.kill(pid, signal.SIGTERM)
        text = self.read_until(master, rb"got TERM\r\n", text)
        self.assertEqual(text.count(b"got INT"), 30, text)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 9)

    def test_ctrl_z_stops_both_and_cont_wakes_both(self):
        # The session leader of a terminal cannot be stopped by it, so a shell with job control is needed.
        pid, master = pty.fork()
        if pid == 0:
            os.environ["PS1"] = "$ "
            os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
        self.addCleanup(os.close, master)
        line = " ".join(self.command(os.path.join(PROGRAMS, "reader-signals")))
        os.write(master, line.encode() + b"\n")
        text = self.read_until(master, rb"ready \d+\r\n")
        os.write(master, b"\x1a")
        self.assertIn(b"Stopped", self.read_until(master, rb"Stopped"))
        child = int(re.search(rb"ready (\d+)", text).group(1))
        with open(f"/proc/{child}/stat", encoding="ascii") as stat:
            self.assertEqual(stat.read().rsplit(")", 1)[1].split()[0], "T")
        os.write(master, b"fg\n")
        self.assertIn(b"got CONT", self.read_until(master, rb"got CONT"))
        os.kill(child, signal.SIGTERM)
        self.read_until(master, rb"got TERM")
        os.write(master, b"echo status=$?\nexit\n")
        self.assertIn(b"status=9", self.read_until(master, rb"status=9"))
        os.waitpid(pid, 0)


if __name__ == "__main__":
    unittest.main()
