#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_setup.py - cmake/setup.sh installs what is missing, no more, and asks nothing.

apt, dpkg and sudo are stood in for by scripts that say what the test tells them and write down how
they were called. Nothing is installed and no root is needed.
"""

import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SETUP = os.path.join(ROOT, "cmake", "setup.sh")
GUARD = "/usr/sbin/policy-rc.d"

TOOLS = {
    "id": "echo 1000",
    "sudo": 'echo "$*" | tr "\\n" " " >>"$LOG"; echo >>"$LOG"\n'
            'case "$*" in *"apt-get "*" install "*) exit $INSTALL_STATUS ;; esac',
    "apt-get": "exit 99",  # only ever through sudo
    "dpkg-query": 'for last; do :; done\ncase " $ABSENT " in *" $last "*) exit 1 ;; esac\n'
                  'case $last in libclang-[0-9]*) case " $PRESENT " in *" $last "*) ;; *) exit 1 ;; '
                  'esac ;; esac\nprintf installed',
    "apt-cache": 'case " $OFFERED " in *" $2 "*) echo "  Candidate: 1:1" ;; '
                 '*) echo "  Candidate: (none)" ;; esac',
}


class Setup(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.log = os.path.join(self.folder, "log")
        for name, body in TOOLS.items():
            self.tool(name, body)
        for name in ("sh", "grep", "tr"):
            os.symlink(shutil.which(name), os.path.join(self.folder, name))

    def tool(self, name, body):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\n{body}\n")
        os.chmod(path, 0o755)

    def run_setup(self, what, absent="", present="libclang-19-dev", offered="", install=0):
        environment = {"PATH": self.folder, "LOG": self.log, "ABSENT": absent,
                       "PRESENT": present, "OFFERED": offered, "INSTALL_STATUS": str(install)}
        result = subprocess.run(["/bin/sh", SETUP, what], env=environment, check=False,
                                capture_output=True, text=True)
        calls = []
        if os.path.exists(self.log):
            with open(self.log, encoding="utf-8") as file:
                calls = file.read().splitlines()
        return result, calls

    def installed(self, calls):
        """The words after "install" of the one call that installs."""
        call, = [c for c in calls if " install " in c]
        self.assertIn("DEBIAN_FRONTEND=noninteractive", call)
        words = call.split(" install ")[1].split()
        self.assertIn("-y", words)
        self.assertIn("--no-install-recommends", words)
        return {word for word in words if not word.startswith("-")}

    def test_nothing_missing_touches_nothing(self):
        """So what has been set up once needs no network and no root again."""
        for what in ("build", "all"):
            for absent in ("", "clang-format-19"):
                result, calls = self.run_setup(what, absent=absent, offered=absent)
                self.assertEqual((result.returncode, result.stderr, calls), (0, "", []), what)

    def test_installs_only_what_is_missing(self):
        result, calls = self.run_setup("build", absent="cmake libjansson-dev")
        self.assertEqual(result.returncode, 0)
        self.assertIn("update", calls[0])
        self.assertEqual(self.installed(calls), {"cmake", "libjansson-dev"})

    def test_compiler_comes_with_its_libclang(self):
        _, calls = self.run_setup("build", absent="clang-18", present="libclang-18-dev")
        self.assertEqual(self.installed(calls), {"clang-18"})

    def test_tests_need_what_sanitizers_link(self):
        _, calls = self.run_setup("all", absent="libclang-rt-19-dev")
        self.assertEqual(self.installed(calls), {"libclang-rt-19-dev"})
        os.unlink(self.log)
        _, calls = self.run_setup("all", present="", offered="libclang-18-dev")
        self.assertEqual(self.installed(calls), {"libclang-18-dev", "clang-18", "libclang-rt-18-dev"})

    def test_newest_libclang_that_is_offered(self):
        _, calls = self.run_setup("build", present="",
                                  offered="libclang-17-dev libclang-19-dev libclang-18-dev")
        self.assertEqual(self.installed(calls), {"libclang-19-dev", "clang-19"})

    def test_no_libclang_at_all(self):
        result, calls = self.run_setup("build", present="", offered="libclang-14-dev")
        self.assertEqual(result.returncode, 1)
        self.assertIn("libclang", result.stderr)
        self.assertFalse([c for c in calls if " install " in c])

    def test_formatter_when_offered(self):
        absent = "git clang-format-19"
        _, calls = self.run_setup("all", absent=absent, offered="clang-format-19")
        self.assertLessEqual({"git", "clang-format-19"}, self.installed(calls))
        os.unlink(self.log)
        _, calls = self.run_setup("all", absent=absent)
        self.assertNotIn("clang-format-19", self.installed(calls))

    @unittest.skipIf(os.path.exists(GUARD), "this machine has a policy-rc.d of its own")
    def test_services_do_not_start(self):
        for status in (0, 100):
            with self.subTest(install=status):
                result, calls = self.run_setup("build", absent="cmake", install=status)
                self.assertEqual(result.returncode, status)
                self.assertIn("update", calls[0])
                self.assertRegex(calls[1], f"exit 101.*{GUARD}")
                self.assertIn(" install ", calls[2])
                self.assertEqual(calls[3].split(), ["rm", "-f", GUARD])
                os.unlink(self.log)

    def test_without_apt(self):
        os.unlink(os.path.join(self.folder, "apt-get"))
        result, calls = self.run_setup("build", absent="cmake")
        self.assertEqual((result.returncode, calls), (0, []))
        self.assertIn("cmake", result.stderr)

    def test_as_root(self):
        """Where sudo need not exist."""
        os.unlink(os.path.join(self.folder, "sudo"))
        os.symlink(shutil.which("env"), os.path.join(self.folder, "env"))
        self.tool("id", "echo 0")
        for name in ("sh", "rm"):  # with which the guard would be placed for good
            if os.path.lexists(os.path.join(self.folder, name)):
                os.unlink(os.path.join(self.folder, name))
            self.tool(name, f'echo "{name} $*" | tr "\\n" " " >>"$LOG"; echo >>"$LOG"')
        self.tool("apt-get", 'echo "$DEBIAN_FRONTEND $*" >>"$LOG"; exit $INSTALL_STATUS')
        result, calls = self.run_setup("build", absent="cmake")
        self.assertEqual(result.returncode, 0, result.stderr)
        install, = [c for c in calls if " install " in c]
        self.assertRegex(install, "^noninteractive .* install -y .* cmake$")

    def test_without_sudo(self):
        os.unlink(os.path.join(self.folder, "sudo"))
        result, _ = self.run_setup("build", absent="cmake")
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("as root", result.stderr)


if __name__ == "__main__":
    unittest.main()
