#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_deb.py BUILD - the Debian package that cpack makes: what it needs, and that its programs work.

It is unpacked, not installed; what dpkg would check is read from its control file.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = sys.argv.pop(1)
# A loop of the program's own that sleeps.
PROGRAM = """#include <sys/epoll.h>
#include <unistd.h>

int main(void)
{
	struct epoll_event event;

	while (epoll_wait(3, &event, 1, -1) >= 0)
		sleep(1);
	return 1;
}
"""


def run(*command, status=0, **options):
    result = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if result.returncode != status:
        raise AssertionError(f"{command}: {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


class Deb(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        run("cpack", "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-G", "DEB", "-B",
            cls.folder, cwd=cls.folder)
        (cls.package,) = glob.glob(os.path.join(cls.folder, "*.deb"))
        cls.root = os.path.join(cls.folder, "root")
        run("dpkg-deb", "-x", cls.package, cls.root)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def path(self, *parts):
        return os.path.join(self.root, "usr", *parts)

    def test_control(self):
        fields = run("dpkg-deb", "-f", self.package)
        for words in ("Package: asynclint\n", "Version: ", "libclang1-", "libclang-common-",
                      "libglib2.0-0", "libdw1", "libc6", "Recommends: libunwind8"):
            self.assertIn(words, fields)

    def test_files(self):
        for name in ("bin/asynclint", "bin/asyncprobe", "include/asyncprobe.h",
                     "share/asynclint/rules/posix.json"):
            self.assertTrue(os.path.exists(self.path(name)), name)
        self.assertEqual(len(glob.glob(self.path("lib", "**", "libasyncprobe.so"),
                                       recursive=True)), 1)

    def test_programs_work(self):
        source = os.path.join(self.folder, "a.c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(PROGRAM)
        out = run(self.path("bin", "asynclint"), "--format=json", "--no-cache", source, "--",
                  status=1)
        self.assertEqual([f["rule"] for f in json.loads(out)["findings"]], ["ASY101"])
        out = run(self.path("bin", "asyncprobe"), "run", "-o", self.folder, "--", "echo", "same")
        self.assertEqual(out, "same\n")


if __name__ == "__main__":
    unittest.main()
