# SPDX-License-Identifier: MIT
"""cli.py - what the tests of the command line share: a folder of their own, and a way to call.

The program under test comes from the environment: ASYNCLINT is its path, SOURCE_DIR the checkout.
"""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest

ASYNCLINT = os.environ["ASYNCLINT"]
SOURCE_DIR = os.environ["SOURCE_DIR"]

# One finding of each severity, on lines that the tests know.
SLEEPS = """#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	sleep(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
"""
UNLINKS = SLEEPS.replace("sleep(1)", 'unlink("x")')
LOCKS = SLEEPS.replace("unistd.h", "stdio.h").replace("sleep(1)", 'puts("x")')
CLEAN = SLEEPS.replace("sleep(1)", "uv_timer_stop(timer)")


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()
        self.err_lines = self.err.splitlines()

    def __repr__(self):
        return f"exit {self.status}\n--- stdout\n{self.out}--- stderr\n{self.err}"


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="asynclint-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = os.path.realpath(folder.name)
        cache = tempfile.TemporaryDirectory(prefix="asynclint-cache-")
        self.addCleanup(cache.cleanup)
        self.cache = os.path.realpath(cache.name)
        os.environ["XDG_CACHE_HOME"] = self.cache

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return self.path(name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def database(self, *entries, name="compile_commands.json"):
        """Each entry a dictionary, or the name of a file to compile without more ado."""
        rows = [entry if not isinstance(entry, str) else
                {"directory": self.folder, "file": entry, "command": f"cc -c {entry}"}
                for entry in entries]
        return self.write(name, json.dumps(rows))

    def lint(self, *args, cwd=None, wrap=(), **more):
        """Runs asynclint; WRAP: a program, with its options, that runs it."""
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        return Result(subprocess.run([*wrap, ASYNCLINT, *args], cwd=cwd or self.folder, timeout=60,
                                     env=environment, check=False,
                                     **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                                        "stderr": subprocess.PIPE, **more}))

    @contextlib.contextmanager
    def closed_folder(self, name):
        """Nobody but an almighty root may enter the folder meanwhile. Gives what `lint` has to be
        wrapped in, so that it is not that; skips the test when that cannot be had."""
        wrap = ()
        if os.geteuid() == 0:
            wrap = ("setpriv", "--inh-caps=-all", "--bounding-set=-all")
            works = shutil.which("setpriv") and subprocess.run(
                [*wrap, ASYNCLINT, "--version"], cwd=self.folder, check=False,
                capture_output=True).returncode == 0
            if not works:
                self.skipTest("root cannot give its rights away here")
        os.chmod(self.path(name), 0)
        try:
            yield wrap
        finally:
            os.chmod(self.path(name), 0o755)

    def json(self, *args, **more):
        result = self.lint("--format", "json", *args, **more)
        return json.loads(result.out), result

    def found(self, *args, **more):
        """(file, line, rule, severity) of what a run finds, notes included."""
        report, _ = self.json("--strict", *args, **more)
        return [(f["file"], f["line"], f["name"], f["severity"]) for f in report["findings"]]

    def assert_refused(self, result, *words):
        """Status 2, nothing on stdout, one line on stderr that says all of WORDS."""
        self.assertEqual((result.status, result.out, len(result.err_lines)), (2, "", 1), result)
        self.assertTrue(result.err.startswith("asynclint: error: "), result)
        for word in words:
            self.assertIn(word, result.err)
