# SPDX-License-Identifier: MIT
"""probed.py - a stalling event loop under the real probe, for the tests that go the whole way."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
sys.path.insert(0, os.path.join(ROOT, "tests/run"))

from json_schema import Validator, load  # noqa: E402

SCHEMA = Validator(load(os.path.join(ROOT, "probe/report/schema.json")))
ASYNCPROBE = os.environ["ASYNCPROBE"]
LIBRARY = os.environ["ASYNCPROBE_LIBRARY"]
LOOP = os.path.join(os.environ["PROGRAMS"], "reader-loop")


def asyncprobe(*args, **kw):
    return subprocess.run([ASYNCPROBE, *args], capture_output=True, text=True, timeout=60, **kw)


class Loop:
    """One running reader-loop; PID is its own, also when something else started it."""

    def __init__(self, command, **kw):
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE, text=True, **kw)
        self.pid = int(self.child.stdout.readline().split()[1])

    def say(self, words):
        self.child.stdin.write(words + "\n")
        self.child.stdin.flush()

    def ask(self, words):
        self.say(words)
        return self.child.stdout.readline().strip()

    def end(self):
        """Waits for the end; (exit status, standard error)."""
        _, err = self.child.communicate(timeout=60)
        return self.child.returncode, err

    def close(self):
        self.child.kill()
        try:
            os.kill(self.pid, signal.SIGKILL)  # it may be a child of `asyncprobe run`, and alive
        except ProcessLookupError:
            pass
        self.child.wait()
        for stream in (self.child.stdin, self.child.stdout, self.child.stderr):
            stream.close()


class ProbedCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.out = os.path.join(self.folder, "out")

    def path(self, loop, suffix):
        return os.path.join(self.out, f"reader-loop.{loop.pid}{suffix}")

    def under_run(self, *options):
        loop = Loop([ASYNCPROBE, "run", "-o", self.out, *options, "--", LOOP])
        self.addCleanup(loop.close)
        return loop

    def answering(self, *options):
        """Under `run`, and its control socket is there: the probe makes it when the loop turns."""
        loop = self.under_run(*options)
        deadline = time.monotonic() + 20
        while not os.path.exists(self.path(loop, ".sock")):
            self.assertEqual(loop.ask("ping"), "done")
            self.assertLess(time.monotonic(), deadline, "no control socket")
        return loop

    def preloaded(self):
        """Without `run`, as a service manager would do it."""
        os.makedirs(self.out, exist_ok=True)
        loop = Loop([LOOP], env=dict(os.environ, LD_PRELOAD=LIBRARY,
                                     ASYNCPROBE_OPTIONS=f"report={self.out}/%e.%p.json"))
        self.addCleanup(loop.close)
        return loop

    def await_stall(self, pid, unfinished=True, call=None):
        """Waits until the recording of PID, read while the process lives, holds such a stall, in
        CALL when that is given."""
        now = os.path.join(self.folder, "now.json")
        deadline = time.monotonic() + 30
        while True:
            names = os.listdir(self.out) if os.path.isdir(self.out) else []
            found = [name for name in names if name.endswith(f".{pid}.aprec")]
            if found and asyncprobe("recover", os.path.join(self.out, found[0]), "-o", now).returncode == 0:
                if any(stall["unfinished"] == unfinished and
                       (not call or (stall["call"] or {}).get("name") == call)
                       for stall in self.stalls(now)):
                    return
            self.assertLess(time.monotonic(), deadline, f"no stall in the recording of {pid}: {names}")
            time.sleep(0.05)

    def stalls(self, path):
        """The stalls in the report PATH, which must be what the schema says."""
        report = load(path)
        self.assertEqual(list(SCHEMA.check(report)), [])
        return report["stalls"]

    def only_stall(self, path, cause, function, low_ms, high_ms):
        stalls = self.stalls(path)
        self.assertEqual(len(stalls), 1, stalls)
        self.assertEqual(stalls[0]["cause"], cause)
        self.assertGreaterEqual(stalls[0]["duration_ns"], low_ms * 1000000)
        self.assertLessEqual(stalls[0]["duration_ns"], high_ms * 1000000)
        functions = [frame["function"] for frame in stalls[0]["stack"]]
        self.assertIn(function, functions)
        return stalls[0]
