#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_recover.py - reports of processes that ended well, were killed, still run, or left a damaged file."""

import os
import random
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import unittest

from probed import ASYNCPROBE, LOOP, Loop, ProbedCase, asyncprobe, load

DROPPER = os.path.join(os.path.dirname(LOOP), "reader-dropper")


class Recover(ProbedCase):
    def test_a_clean_end_leaves_a_report(self):
        loop = self.under_run()
        self.assertEqual(loop.ask("sleep 300"), "done")
        loop.say("quit")
        status, err = loop.end()
        self.assertEqual(status, 0)
        report = self.path(loop, ".json")
        self.assertEqual(os.listdir(self.out), [os.path.basename(report)])
        self.assertEqual(err, f"asyncprobe: wrote {report}; read with: asyncprobe report {report}\n")
        stalls = self.stalls(report)
        self.assertEqual([stall["cause"] for stall in stalls], ["blocked_call"])
        self.assertAlmostEqual(stalls[0]["duration_ns"] / 1e6, 300, delta=30)
        done = asyncprobe("report", report)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"STALL 3\d\d\.\d ms  loop 1 \(tid \d+, epoll\)  blocked_call nanosleep\(\)")
        self.assertRegex(done.stdout, r"#\d+ +stall_asleep  \S*loop\.c:\d+  \[reader-loop\]")
        self.assertRegex(done.stdout, r"#\d+ +main  \S*loop\.c:\d+  \[reader-loop\]")
        self.assertIn("advice: a sleep stops every other task", done.stdout)
        self.assertEqual(asyncprobe("report", report, "--fail-on", "stall.max>200ms").returncode, 1)
        self.assertEqual(asyncprobe("report", report, "--fail-on", "stall.max>2s").returncode, 0)

    def test_folders_of_any_name(self):
        """A colon ends a setting, a per cent sign means something in a pattern."""
        for name in ("a:b", "a\nb", "100%c:%p", ":"):
            self.out = os.path.join(self.folder, name)
            loop = self.answering()
            self.assertEqual(asyncprobe("status", "-o", self.out, str(loop.pid)).returncode, 0)
            loop.say("quit")
            self.assertEqual(loop.end()[0], 0)
            self.assertEqual(os.listdir(self.out), [os.path.basename(self.path(loop, ".json"))])

    def test_killed_in_a_stall_under_run(self):
        loop = self.under_run()
        loop.say("sleep 60000")
        self.await_stall(loop.pid)
        os.kill(loop.pid, signal.SIGKILL)
        status, err = loop.end()
        self.assertEqual(status, 128 + signal.SIGKILL)
        report = self.path(loop, ".json")
        self.assertIn(f"asyncprobe: wrote {report}; read with:", err)
        self.assertEqual(os.listdir(self.out), [os.path.basename(report)])
        stall = self.only_stall(report, "blocked_call", "stall_asleep", 100, 5000)
        self.assertTrue(stall["unfinished"])
        self.assertEqual([(e["kind"], e["text"]) for e in load(report)["events"]], [("signal", "killed by SIGKILL")])
        text = asyncprobe("report", self.out).stdout
        self.assertIn("UNFINISHED", text)
        self.assertIn("1 unfinished", text)

    def killed(self):
        loop = self.preloaded()
        loop.say("sleep 60000")
        self.await_stall(loop.pid)
        os.kill(loop.pid, signal.SIGKILL)
        loop.end()
        return self.path(loop, ".aprec"), self.path(loop, ".json")

    def test_recover_by_hand(self):
        recording, report = self.killed()
        self.assertFalse(os.path.exists(report))
        done = asyncprobe("recover", recording)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, report + "\n", ""))
        stall = self.only_stall(report, "blocked_call", "stall_asleep", 100, 5000)
        self.assertEqual(stall["call"]["name"], "nanosleep")
        frame = [f for f in stall["stack"] if f["function"] == "stall_asleep"][0]
        self.assertTrue(frame["file"].endswith("loop.c"))
        self.assertGreater(frame["line"], 10)
        self.assertTrue(os.path.exists(recording), "recover does not remove anything")
        other = os.path.join(self.folder, "other.json")
        self.assertEqual(asyncprobe("recover", recording, "-o", other).stdout, other + "\n")
        self.assertEqual(self.stalls(other), self.stalls(report))
        done = asyncprobe("recover", recording, "-o", "/proc/nowhere/x.json")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("/proc/nowhere/x.json: could not be written", done.stderr)

    def test_a_live_recording_gives_its_state_so_far(self):
        loop = self.preloaded()
        self.assertEqual(loop.ask("spin 250"), "done")
        self.await_stall(loop.pid, unfinished=False)
        loop.say("sleep 3000")
        self.await_stall(loop.pid, call="nanosleep")
        done = asyncprobe("recover", self.path(loop, ".aprec"), "-o", os.path.join(self.folder, "now.json"))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        stalls = self.stalls(os.path.join(self.folder, "now.json"))
        self.assertEqual(sorted(s["unfinished"] for s in stalls), [False, True])
        now = [s for s in stalls if s["unfinished"]][0]
        self.assertEqual((now["cause"], now["call"]["name"]), ("blocked_call", "nanosleep"))
        self.assertEqual(loop.child.stdout.readline(), "done\n")
        loop.say("quit")
        self.assertEqual(loop.end()[0], 0)

    def test_a_process_without_a_loop_leaves_a_report_too(self):
        done = asyncprobe("run", "-o", self.out, "--", "sh", "-c", "true; exit 3")
        self.assertEqual(done.returncode, 3)
        names = os.listdir(self.out)
        self.assertEqual([name.endswith(".json") for name in names], [True], names)
        text = asyncprobe("report", self.out).stdout
        self.assertIn("exited with status 3", text)
        self.assertIn("no event loop was seen", text)

    def test_damaged_recordings(self):
        recording, report = self.killed()
        with open(recording, "rb") as file:
            whole = file.read()
        damaged = os.path.join(self.folder, "damaged.aprec")

        def recover(data):
            with open(damaged, "wb") as file:
                file.write(data)
            done = asyncprobe("recover", damaged)
            self.assertIn(done.returncode, (0, 3), done)
            if done.returncode == 3:
                self.assertEqual((done.stdout, done.stderr.count("\n")), ("", 1), done)
                self.assertIn(damaged, done.stderr)
            return done

        for size in (0, 1, 7, 8, 64, 4095, 4096, len(whole) // 2, len(whole) - 1):
            self.assertEqual(recover(whole[:size]).returncode, 3, size)
        version = bytearray(whole)
        version[8] = 77  # behind the magic number
        self.assertIn("version", recover(bytes(version)).stderr)
        dice = random.Random(7)
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(8):
                data[dice.randrange(2048)] = dice.randrange(256)
            recover(bytes(data))
        self.assertFalse(os.path.exists(report))

    def test_what_recover_writes_can_be_read(self):
        recording, _ = self.killed()
        with open(recording, "rb") as file:
            whole = file.read()
        damaged, report = (os.path.join(self.folder, name) for name in ("damaged.aprec", "damaged.json"))
        first = {}
        for number in range(struct.unpack_from("<I", whole, 24)[0]):
            offset, stride = struct.unpack_from("<QI", whole, 32 + 24 * number)
            first[number] = range(offset, offset + stride)
        dice = random.Random(11)
        # Header, first loop (histogram, counters, open stall), first ring; a byte each, in its highest bits.
        places = [*range(24, first[0].start, 5), *range(first[0].start, first[0].stop, 5),
                  *range(first[1].start, first[1].start + 256, 5)]
        written = refused = 0
        for place in places:
            data = bytearray(whole)
            data[place] = dice.choice((0x80, 0xff, 0x7f))
            with open(damaged, "wb") as file:
                file.write(data)
            done = asyncprobe("recover", damaged)
            if done.returncode == 3:
                refused += 1
                self.assertFalse(os.path.exists(report), place)
                self.assertEqual((done.stdout, done.stderr.count("\n")), ("", 1), done)
                continue
            written += 1
            self.assertEqual(done.returncode, 0, done)
            done = asyncprobe("report", report)
            self.assertEqual((done.returncode, done.stderr), (0, ""), place)
            os.remove(report)
        self.assertGreater(written, 0)
        self.assertGreater(refused, 0)

    def test_a_negative_count_is_damage(self):
        recording, report = self.killed()
        with open(recording, "r+b") as file:
            offset, stride = struct.unpack("<QI", file.read(64)[32:44])
            file.seek(offset)
            loop = bytearray(file.read(stride))
            for at in range(7, stride, 8):  # the sign of every 64-bit number, also of pairs of smaller ones
                loop[at] |= 0x80
            file.seek(offset + 64)
            file.write(loop[64:])
        done = asyncprobe("recover", recording)
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn(f"{recording}: the recording is damaged: report: ", done.stderr)
        self.assertFalse(os.path.exists(report))

    def kept(self):
        """A recording and a socket that were asked for, and their report."""
        loop = self.answering("--option", "keep=1")
        loop.say("quit")
        self.assertEqual(loop.end()[0], 0)
        return [self.path(loop, suffix) for suffix in (".aprec", ".json", ".sock")]

    def test_what_is_to_be_kept_is_kept(self):
        paths = self.kept()
        for run in range(3):
            self.assertEqual([os.path.exists(path) for path in paths], [True] * 3, run)
            asyncprobe("run", "-o", self.out, "--", "true")

    def test_keep_also_holds_for_the_killed(self):
        loop = self.answering("--option", "keep=1")
        os.kill(loop.pid, signal.SIGKILL)
        loop.end()
        for suffix in (".aprec", ".json", ".sock"):
            self.assertTrue(os.path.exists(self.path(loop, suffix)), suffix)

    def test_a_socket_that_nobody_answers_is_removed(self):
        os.mkdir(self.out)
        dead, live, plain = (os.path.join(self.out, name) for name in ("a.1.sock", "b.2.sock", "c.3.sock"))
        with socket.socket(socket.AF_UNIX) as one, socket.socket(socket.AF_UNIX) as two:
            one.bind(dead)
            two.bind(live)
            two.listen()
            one.close()
            with open(plain, "w", encoding="ascii"):
                pass
            asyncprobe("run", "-o", self.out, "--", "true")
            self.assertEqual([os.path.exists(path) for path in (dead, live, plain)], [False, True, True])

    def test_a_complete_report_is_not_made_again(self):
        recording, report, _ = self.kept()
        before = os.stat(report).st_ino
        os.rename(recording, recording + ".away")  # not there before the run: the run's own
        asyncprobe("run", "-o", self.out, "--", "mv", recording + ".away", recording)
        self.assertEqual((os.path.exists(recording), os.stat(report).st_ino), (False, before))

    def test_one_that_is_about_to_end_is_waited_for(self):
        recording, report, _ = self.kept()
        os.remove(report)
        code = ("import mmap, os, sys, time\n"
                "f = open(sys.argv[1], 'r+b'); m = mmap.mmap(f.fileno(), 0)\n"
                f"os.rename(sys.argv[1], f'{self.out}/x.{{os.getpid()}}.aprec')\n"
                "print(os.getpid(), flush=True); time.sleep(0.7)")
        with subprocess.Popen([sys.executable, "-c", code, recording], stdout=subprocess.PIPE, text=True) as holder:
            pid = holder.stdout.readline().strip()
            self.addCleanup(holder.kill)
            # The test is the holder's parent, so somebody must reap it meanwhile.
            threading.Thread(target=holder.wait, daemon=True).start()
            asyncprobe("run", "-o", self.out, "--", "true")
        self.assertFalse(os.path.exists(f"{self.out}/x.{pid}.aprec"))
        self.assertTrue(os.path.exists(f"{self.out}/x.{pid}.json"))

    def test_a_live_recording_behind_a_link_is_left_alone(self):
        loop = self.preloaded()
        self.assertEqual(loop.ask("ping"), "done")
        link = os.path.join(self.folder, "link")
        os.symlink(self.out, link)
        asyncprobe("run", "-o", link, "--", "true")
        self.assertTrue(os.path.exists(self.path(loop, ".aprec")))
        loop.say("quit")
        self.assertEqual(loop.end()[0], 0)

    @unittest.skipUnless(os.geteuid() == 0 and os.path.exists(DROPPER), "needs root")
    def test_a_worker_of_another_user_leaves_only_its_report(self):
        os.mkdir(self.out, 0o755)
        for how in ("exit", "kill"):
            done = asyncprobe("run", "-o", self.out, "--", DROPPER, how)
            self.assertEqual(done.returncode, 0, done)
            names = os.listdir(self.out)
            self.assertEqual([name for name in names if not name.endswith(".json")], [], done.stderr)
        self.assertEqual(len(names), 4)
        self.assertEqual(asyncprobe("report", self.out).returncode, 0)

    def daemon(self, *options, late=()):
        """Runs a program that becomes nobody and forks; the run, and the number of its child."""
        done = asyncprobe("run", "-o", self.out, *options, "--", DROPPER, "daemon", *late)
        self.assertEqual(done.returncode, 0, done)
        pid = int(done.stdout)
        self.addCleanup(self.end, pid)
        return done, pid

    @staticmethod
    def end(pid):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    @unittest.skipUnless(os.geteuid() == 0 and os.path.exists(DROPPER), "needs root")
    def test_a_daemon_that_may_not_record_is_told(self):
        os.chmod(self.folder, 0o755)
        os.mkdir(self.out, 0o755)
        done, pid = self.daemon()
        refused = ("user 65534, whom the program ran as, cannot write there: Permission denied; "
                   "make the folder writable for that user, or name another with -o\n")
        self.assertIn(f"asyncprobe: process {pid} (reader-dropper) goes on without a recording in {self.out}, "
                      f"so it is not watched: {refused}", done.stderr)
        self.assertEqual(done.stderr.count("\n"), 2, done.stderr)
        for command in ("status", "flush"):
            for options in (("-o", self.out), ()):
                done = asyncprobe(command, *options, str(pid), cwd=self.folder)
                self.assertEqual((done.returncode, done.stdout), (3, ""))
                self.assertEqual(done.stderr, f"asyncprobe: process {pid} (reader-dropper) has the probe in it "
                                              f"but no recording in {self.out}: {refused}")
        # Another run's daemon is none of its business, and -q says nothing.
        self.assertNotIn("goes on", asyncprobe("run", "-o", self.out, "--", "true").stderr)
        self.assertEqual(self.daemon("-q")[0].stderr, "")

    @unittest.skipUnless(os.geteuid() == 0 and os.path.exists(DROPPER), "needs root")
    def test_a_daemon_that_may_record_goes_on(self):
        os.chmod(self.folder, 0o755)
        os.mkdir(self.out)
        os.chmod(self.out, 0o777)
        done, pid = self.daemon()
        self.assertNotIn("not watched", done.stderr)
        self.assertIn(f"process {pid} still runs", done.stderr)
        done = asyncprobe("status", str(pid), cwd=self.folder)
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertEqual(done.stderr, f"asyncprobe: process {pid} (reader-dropper) records in another folder: "
                                      f"name it with -o {self.out}\n")

    @unittest.skipUnless(os.geteuid() == 0 and os.path.exists(DROPPER), "needs root")
    def test_a_daemon_that_is_late_is_told_of(self):
        """Whenever its recording appears, it is found by that or by the lack of it."""
        os.chmod(self.folder, 0o755)
        os.mkdir(self.out)
        os.chmod(self.out, 0o777)
        for ms in (1, 5, 20, 60):
            done, pid = self.daemon(late=[str(ms)])
            self.assertRegex(done.stderr, f"process {pid} (still runs|.* goes on without a recording)")

    def test_a_child_without_a_loop_is_told(self):
        done = asyncprobe("run", "-o", self.out, "--", sys.executable, "-c",
                          "import os, time\npid = os.fork()\nif pid: print(pid)\n"
                          "else: os.closerange(0, 3); time.sleep(60)")
        pid = int(done.stdout)
        self.addCleanup(self.end, pid)
        self.assertRegex(done.stderr, rf"process {pid} \(\S+\) goes on without a recording in {self.out}, "
                                      "so it is not watched: no event loop was seen in it so far\n")

    def test_a_process_that_outlives_run_keeps_its_recording(self):
        fifo = os.path.join(self.folder, "stdin")
        os.mkfifo(fifo)
        script = f"exec 3<>{fifo}; {LOOP} <&3 & sleep 1"
        child = Loop([ASYNCPROBE, "run", "-o", self.out, "--", "sh", "-c", script])
        self.addCleanup(child.close)
        child.child.stdin.close()
        child.child.wait(timeout=20)
        try:
            err = child.child.stderr.readline() + child.child.stderr.readline()
            self.assertIn(f"process {child.pid} still runs", err)
            self.assertTrue(os.path.exists(self.path(child, ".aprec")))
            other = asyncprobe("run", "-o", self.out, "--", "true")
            self.assertNotIn("still runs", other.stderr, "another run's process is none of its business")
            self.assertTrue(os.path.exists(self.path(child, ".aprec")))
        finally:
            os.kill(child.pid, signal.SIGKILL)
        # The next run finds it, once it is gone.
        deadline = time.monotonic() + 20
        while os.path.exists(self.path(child, ".aprec")):
            self.assertLess(time.monotonic(), deadline, "the recording of a killed process was left")
            asyncprobe("run", "-o", self.out, "--", "true")
        self.assertTrue(os.path.exists(self.path(child, ".json")))


if __name__ == "__main__":
    unittest.main()
