#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""readme_outputs.py [--check] --asynclint FILE --asyncprobe FILE [--root DIR] - real outputs in
the documents.

README.md and samples/*/README.md show what the tools print. Nobody types that: each such block
stands between two comments, the first of which names the function below that makes it:

    <!-- output: lint-http-server -->
    ```text
    ...
    ```
    <!-- end of output -->

Without --check the blocks that are out of date are rewritten. With it nothing is written, the
differences are shown and the exit status is 1 when there are any.

Two outputs count as the same when they differ only in what depends on the machine. Before they are
compared, and only for that, in both of them
  - durations, sizes, percentages and counts of iterations become <time>, <size>, <share>, <n>
  - process and thread numbers become <id>
  - the frames of a stack become one line "<stack>": they depend on how libc was compiled
The documents keep the numbers of the machine on which they were last rewritten.
"""

import argparse
import difflib
import glob
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

BLOCK = re.compile(r"(<!-- output: ([a-z0-9-]+) -->\n)(.*?)(<!-- end of output -->\n)", re.S)
EXAMPLES = "/usr/share/doc/libevent-dev/examples"

NORMAL = [
    (re.compile(r"(?:^ +#\d+ .*\n)+", re.M), "    <stack>\n"),
    (re.compile(r"\b\d+(?:\.\d+)? ?(?:ns|us|µs|ms|s|min)\b"), "<time>"),
    (re.compile(r"\b(cpu|runq) 0(?![\w.])"), r"\1 <time>"),
    (re.compile(r"\b\d+(?:\.\d+)? ?[kKMG]i?B\b"), "<size>"),
    (re.compile(r"\b\d+(?:\.\d+)? ?%"), "<share>"),
    (re.compile(r"\b\d+ iterations\b"), "<n> iterations"),
    (re.compile(r"(?<=\w)\[\d+\]"), "[<id>]"),
    (re.compile(r"\b(tid|pid) \d+"), r"\1 <id>"),
]


class Missing(Exception):
    """A program or file that an output is made from is not on this machine."""


def normalise(text):
    for pattern, replacement in NORMAL:
        text = pattern.sub(replacement, text)
    return text


class Outputs:
    """One method per block: make_NAME with "_" for "-". Returns the text to show."""

    def __init__(self, root, asynclint, asyncprobe):
        self.root = root
        self.asynclint = asynclint
        self.asyncprobe = asyncprobe

    def make(self, name):
        method = getattr(self, "make_" + name.replace("-", "_"), None)
        if not method:
            raise SystemExit(f"readme_outputs.py: no output is called {name!r}")
        with tempfile.TemporaryDirectory(prefix="readme-") as folder:
            return method(folder)

    def lint(self, folder, *arguments):
        """The command as a reader would type it, and what it prints."""
        with tempfile.TemporaryDirectory(prefix="readme-cache-") as cache:
            result = subprocess.run([self.asynclint, *arguments], cwd=folder, check=False,
                                    env=dict(os.environ, XDG_CACHE_HOME=cache),
                                    capture_output=True, text=True)
        if result.returncode not in (0, 1):
            raise SystemExit(f"asynclint {' '.join(arguments)}: exit status {result.returncode}\n"
                             + result.stderr)
        return "$ asynclint " + " ".join(arguments) + "\n" + result.stdout

    def sample(self, name, version):
        folder = os.path.join(self.root, "samples", name)
        files = sorted(glob.glob(os.path.join(folder, version, "*.c")))
        return self.lint(folder, *(os.path.relpath(f, folder) for f in files), "--")

    def make_lint_hidden_dns_before(self, _):
        return self.sample("libuv-hidden-dns", "before")

    def make_lint_hidden_dns_after(self, _):
        return self.sample("libuv-hidden-dns", "after")

    def make_lint_log_fsync_before(self, _):
        return self.sample("libevent-log-fsync", "before")

    def make_lint_log_fsync_after(self, _):
        return self.sample("libevent-log-fsync", "after")

    def make_lint_http_server(self, folder):
        """The first of the findings."""
        target = os.path.join(folder, "http-server.c")
        source = os.path.join(EXAMPLES, "http-server.c")
        if os.path.exists(source):
            shutil.copy(source, target)
        elif os.path.exists(source + ".gz"):
            with gzip.open(source + ".gz") as packed, open(target, "wb") as file:
                shutil.copyfileobj(packed, file)
        else:
            raise Missing(source)
        return self.lint(folder, "http-server.c", "--").split("\n\n")[0] + "\n"

    def make_probe_redis(self, folder):
        """The paragraph of the stall, without the rest of the report. The commands are shown
        without the options that give this server a folder and a socket of its own."""
        for program in ("redis-server", "redis-cli"):
            if not shutil.which(program):
                raise Missing(program)
        reports = os.path.join(folder, "reports")
        self.stall_redis(folder, reports)
        report = subprocess.run([self.asyncprobe, "report", reports], check=True,
                                capture_output=True, text=True).stdout
        stalls = [part for part in report.split("\n\n") if "blocked_call" in part]
        if not stalls:
            raise SystemExit(f"asyncprobe saw no blocked call in redis-server:\n{report}")
        return ("$ asyncprobe run -o reports -- redis-server --enable-debug-command yes &\n"
                "$ redis-cli DEBUG SLEEP 0.3\n"
                "$ redis-cli SHUTDOWN NOSAVE\n"
                "$ asyncprobe report reports\n" + stalls[0].strip("\n") + "\n")

    def stall_redis(self, folder, reports):
        address = os.path.join(folder, "redis.sock")
        server = subprocess.Popen(
            [self.asyncprobe, "run", "-o", reports, "--", "redis-server", "--port", "0",
             "--unixsocket", address, "--dir", folder, "--save", "",
             "--enable-debug-command", "yes"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        def client(*words):
            return subprocess.run(["redis-cli", "-s", address, *words], check=False,
                                  capture_output=True).returncode
        try:
            deadline = time.monotonic() + 10
            while client("ping") != 0:
                if time.monotonic() > deadline or server.poll() is not None:
                    raise SystemExit("redis-server did not start under asyncprobe")
                time.sleep(0.05)
            client("debug", "sleep", "0.3")
            client("shutdown", "nosave")
            server.wait(timeout=20)
        finally:
            if server.poll() is None:
                server.terminate()
                server.wait()


def documents(root):
    found = [os.path.join(root, "README.md")]
    return found + sorted(glob.glob(os.path.join(root, "samples", "*", "README.md")))


def renew(text, outputs, check, where):
    """TEXT with its blocks made anew where they are out of date, and how many were."""
    stale = 0

    def one(match):
        nonlocal stale
        try:
            made = f"```text\n{outputs.make(match[2])}```\n"
        except Missing as missing:
            if not check:
                raise SystemExit(f"readme_outputs.py: {match[2]} needs {missing}") from None
            print(f"{where}: {match[2]}: not checked, there is no {missing}")
            return match[0]
        old, new = normalise(match[3]), normalise(made)
        if old == new:
            return match[0]
        stale += 1
        sys.stdout.writelines(difflib.unified_diff(
            old.splitlines(True), new.splitlines(True), f"{where}: {match[2]}", "as it is now"))
        return match[1] + made + match[4]

    return BLOCK.sub(one, text), stale


def main(arguments):
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description="Real outputs in the documents.")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--asynclint", required=True, type=os.path.abspath)
    parser.add_argument("--asyncprobe", required=True, type=os.path.abspath)
    parser.add_argument("--root", default=os.path.normpath(os.path.join(here, "..", "..")))
    options = parser.parse_args(arguments)
    outputs = Outputs(options.root, options.asynclint, options.asyncprobe)
    stale = blocks = 0
    for path in documents(options.root):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        where = os.path.relpath(path, options.root)
        blocks += len(BLOCK.findall(text))
        new, count = renew(text, outputs, options.check, where)
        stale += count
        if count and not options.check:
            with open(path, "w", encoding="utf-8") as file:
                file.write(new)
    print(f"{blocks} blocks, {stale} out of date" + ("" if options.check else ", now renewed"))
    return 1 if options.check and stale or not blocks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
