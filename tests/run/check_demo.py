#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_demo.py BUILD - the demo shows findings and a stall, without a network, and leaves nothing.

It runs in a network namespace that has no interface, not even a working loopback; where this
machine allows none it runs without. Exit status 77 where what it shows is not installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = "/usr/share/doc/libevent-dev/examples"


def without_network():
    """Words to put before a command."""
    root = [] if os.geteuid() == 0 else ["--map-root-user"]
    words = ["unshare", "--net", *root, "--"]
    if shutil.which("unshare"):
        if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
            return words
    print("no network namespaces here: the demo could reach the network", file=sys.stderr)
    return []


class Demo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="demo-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.temporary = os.path.join(cls.folder, "tmp")
        os.mkdir(cls.temporary)
        environment = dict(os.environ, TMPDIR=cls.temporary, XDG_CACHE_HOME=cls.folder + "/cache")
        cls.done = subprocess.run(
            [*without_network(), "sh", os.path.join(HERE, "demo.sh"), BUILD], env=environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    def assert_in_order(self, *texts):
        at = 0
        for text in texts:
            self.assertIn(text, self.done.stdout[at:], self.done.stdout)
            at = self.done.stdout.index(text, at)

    def test_findings_and_stall_are_shown(self):
        self.assertEqual(self.done.returncode, 0, self.done)
        self.assert_in_order(
            "$ asynclint http-server.c --", "stat() waits for the disk", "send_document_cb",
            "$ asynclint before/server.c before/answer.c before/names.c --", "getaddrinfo()",
            "$ asynclint after/server.c after/answer.c after/names.c --", "nothing found in 3 units",
            "$ asyncprobe run", "$ asyncprobe report reports",
            "STALL 3", "blocked_call nanosleep()", "debugCommand", "advice:")

    def test_nothing_is_left(self):
        self.assertEqual(os.listdir(self.temporary), [])


if __name__ == "__main__":
    BUILD = sys.argv.pop(1)
    for needed in ("redis-server", "redis-cli"):
        if not shutil.which(needed):
            print(f"{needed} is not installed")
            sys.exit(77)
    if not os.path.isdir(EXAMPLES):
        print(f"{EXAMPLES} is not there: libevent-dev is not installed")
        sys.exit(77)
    unittest.main()
