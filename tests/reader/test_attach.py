#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_attach.py - what cannot be probed is refused before it is started, with the reason.

Each refusal is one line, exit status 3, and the program has not run. What can be probed although it
looks odd (a script, the loader called by name, a set-user-id bit of our own user) does run.
"""

import os
import shutil
import struct
import subprocess
import tempfile
import unittest

ASYNCPROBE = os.environ["ASYNCPROBE"]
STAND_IN = os.environ["STAND_IN"]
PROGRAMS = os.environ["PROGRAMS"]
NOBODY = 65534
ROOT = os.geteuid() == 0
EM_RISCV, EM_S390 = 243, 22


class Attach(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        os.chmod(self.folder.name, 0o755)
        self.out = os.path.join(self.folder.name, "out")

    def run_it(self, *cmd, options=(), **kw):
        library = kw.pop("library", STAND_IN)
        kw.setdefault("env", dict(os.environ, LD_PRELOAD=""))
        return subprocess.run([ASYNCPROBE, "run", "--probe", library, "-o", self.out, *options, "--", *cmd],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, **kw)

    def refused(self, *cmd, part, **kw):
        done = self.run_it(*cmd, **kw)
        self.assertEqual((done.returncode, done.stdout), (3, ""), done)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(part, done.stderr)

    def copy(self, name, source="/bin/echo"):
        return shutil.copy(os.path.realpath(source), os.path.join(self.folder.name, name))

    def patched(self, name, offset, data):
        path = self.copy(name)
        with open(path, "r+b") as file:
            file.seek(offset)
            file.write(data)
        return path

    def test_static(self):
        self.refused(os.path.join(PROGRAMS, "reader-static"), "PATH",
                     part="reader-static is statically linked")

    def test_other_machine(self):
        for machine, name in ((EM_RISCV, "riscv"), (EM_S390, "s390"), (999, "machine 999")):
            path = self.patched("other", 18, struct.pack("<H", machine))
            self.refused(path, "x", part=f"built for another machine than the probe")
            self.refused(path, "x", part=f"(program: {name}, probe: ")

    def test_musl_and_other_loaders(self):
        path = self.copy("musl")
        with open(path, "rb") as file:
            data = file.read()
        at = data.index(b"/ld-linux") + 1
        for new, part in ((b"ld-musl-x.so.1\0", "is linked against musl"),
                          (b"uclibc.so.0\0", "dynamic loader that is not glibc's"),
                          (b"ld-linux-none\0", "dynamic loader that is not installed")):
            with open(path, "wb") as file:
                file.write(data[:at] + new + data[at + len(new):])
            self.refused(path, "x", part=part)

    def test_not_found_and_not_executable(self):
        self.refused("no-such-command-here", part="no-such-command-here: command not found in PATH")
        self.refused("./no-such-command-here", part="no such file")
        self.refused("/etc/passwd", part="/etc/passwd: not executable")
        self.refused("/", part="is a directory")
        path = os.path.join(self.folder.name, "text")
        with open(path, "w", encoding="ascii") as file:
            file.write("echo hi\n")
        os.chmod(path, 0o755)
        self.refused(path, part="neither an ELF program nor a script")
        with open(path, "wb") as file:
            file.write(b"\x7fELF" + bytes(10))
        self.refused(path, part="not a well-formed ELF file")

    @unittest.skipUnless(ROOT and shutil.which("setpriv"), "needs root and setpriv to be somebody else")
    def test_what_may_not_be_reached(self):
        """No advice about chmod +x where the bit is there, or nobody can tell."""
        nobody = ["setpriv", "--reuid", str(NOBODY), "--clear-groups", ASYNCPROBE]
        if subprocess.run([*nobody, "version"], capture_output=True).returncode != 0:
            self.skipTest("no other user can run the program")
        closed = os.path.join(self.folder.name, "closed")
        os.mkdir(closed, 0o700)
        shutil.copy("/bin/true", os.path.join(closed, "prog"))
        own = self.copy("own")
        os.chmod(own, 0o700)
        for program in (os.path.join(closed, "prog"), own):
            done = subprocess.run([*nobody, "run", "-o", self.out, "--", program], capture_output=True, text=True, timeout=60)
            self.assertEqual((done.returncode, done.stderr),
                             (3, f"asyncprobe: {program}: Permission denied\n"))

    def test_no_library(self):
        self.refused("true", library="/nowhere/lib.so", part="/nowhere/lib.so cannot be read")
        blank = shutil.copy(STAND_IN, os.path.join(self.folder.name, "a b.so"))
        self.refused("true", library=blank, part="no path with a colon, a blank")
        self.refused("true", library="/etc/passwd", part="/etc/passwd: not a well-formed ELF file")

    def test_script_runs_and_is_noted(self):
        path = os.path.join(self.folder.name, "script")
        with open(path, "w", encoding="ascii") as file:
            file.write("#!/bin/sh\necho \"$1:$LD_PRELOAD\"\nexit 4\n")
        os.chmod(path, 0o755)
        done = self.run_it(path, "x")
        self.assertEqual((done.returncode, done.stdout), (4, f"x:{STAND_IN}\n"))
        self.assertIn(f"{path} is a script: the probe goes into /bin/sh", done.stderr)
        self.assertNotIn("script:", self.run_it(path, "x", options=["-q"]).stderr)

    def test_script_with_a_static_interpreter(self):
        path = os.path.join(self.folder.name, "script")
        with open(path, "w", encoding="ascii") as file:
            file.write(f"#!{PROGRAMS}/reader-static\n")
        os.chmod(path, 0o755)
        self.refused(path, part="reader-static is statically linked")

    def test_the_loader_by_name_is_not_static(self):
        with open("/bin/echo", "rb") as file:
            data = file.read()
        at = data.index(b"/ld-linux")
        start = data.rindex(b"\0", 0, at) + 1
        loader = data[start:data.index(b"\0", at)].decode()
        done = self.run_it(loader, "/bin/echo", "hi")
        self.assertEqual((done.returncode, done.stdout), (0, "hi\n"), done.stderr)

    def test_address_sanitizer_comes_first(self):
        done = self.run_it(os.path.join(PROGRAMS, "reader-asan"), "LD_PRELOAD",
                           env=dict(os.environ, LD_PRELOAD="", ASAN_OPTIONS="detect_leaks=0"))
        self.assertEqual(done.returncode, 0, done.stderr)
        # Put anywhere else, the shared runtime (gcc) ends the program; clang's is part of the program.
        self.assertRegex(done.stdout, rf"^LD_PRELOAD=(lib\S*asan\S*:)?{STAND_IN}\n$")

    @unittest.skipUnless(ROOT, "needs root to give files away")
    def test_setuid_and_setgid(self):
        path = self.copy("changed")
        os.chown(path, NOBODY, 0)
        os.chmod(path, 0o4755)
        self.refused(path, "x", part="is set-user-id")
        os.chown(path, 0, NOBODY)
        os.chmod(path, 0o2755)
        self.refused(path, "x", part="is set-group-id")

    def test_setuid_to_ourselves_runs(self):
        path = self.copy("own")
        os.chmod(path, 0o6755)
        done = self.run_it(path, "hi")
        self.assertEqual((done.returncode, done.stdout), (0, "hi\n"), done.stderr)

    @unittest.skipUnless(ROOT, "needs root to set capabilities and to become somebody else")
    def test_file_capabilities(self):
        path = self.copy("capable")
        revision_2_effective, net_raw = 0x02000001, 1 << 13
        try:
            os.setxattr(path, "security.capability",
                        struct.pack("<5I", revision_2_effective, net_raw, 0, 0, 0))
        except OSError as error:
            self.skipTest(f"no capabilities on this file system: {error}")
        os.mkdir(self.out)
        os.chmod(self.out, 0o777)
        program = shutil.copy(ASYNCPROBE, os.path.join(self.folder.name, "asyncprobe"))
        library = shutil.copy(STAND_IN, os.path.join(self.folder.name, "probe.so"))
        done = subprocess.run([program, "run", "--probe", library, "-o", self.out, "--", path, "x"],
                              user=NOBODY, capture_output=True, text=True, timeout=60, cwd="/",
                              env={"PATH": "/bin"})
        self.assertEqual((done.returncode, done.stdout), (3, ""), done)
        self.assertIn("has file capabilities", done.stderr)
        self.assertEqual(self.run_it(path, "root may").stdout, "root may\n")


if __name__ == "__main__":
    unittest.main()
