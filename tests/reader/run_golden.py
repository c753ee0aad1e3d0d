#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run_golden.py - runs one golden case of the reader.

    run_golden.py ASYNCPROBE CASE [--write]

CASE is a folder with "args" (the command line, one argument per line, run inside CASE) and the
expected bytes: "expected" for standard output, "expected.err" for standard error (absent: nothing may
be said there), "status" for the exit status (absent: 0). Everything is compared to the byte. --write
stores what came out instead, to be read before it is committed.
"""

import difflib
import json
import os
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
sys.path.insert(0, os.path.join(ROOT, "tests/run"))

from json_schema import Validator, load  # noqa: E402


def stored(case, name, default=b""):
    path = os.path.join(case, name)
    if not os.path.exists(path):
        return default
    with open(path, "rb") as file:
        return file.read()


def compare(what, expected, got):
    if expected == got:
        return True
    print(f"{what} differs:")
    for line in difflib.unified_diff(expected.decode("utf-8", "replace").splitlines(),
                                     got.decode("utf-8", "replace").splitlines(),
                                     "expected", "got", lineterm=""):
        print("  " + line)
    return False


def valid(text):
    """Are the reports in TEXT, printed by --format json, what the schema says?"""
    schema = Validator(load(os.path.join(ROOT, "probe/report/schema.json")))
    problems = [problem for report in json.loads(text)["reports"] for problem in schema.check(report)]
    for problem in problems:
        print(f"not valid: {problem}")
    return not problems


def write(case, results):
    for name, data, default in results:
        path = os.path.join(case, name)
        if data != default:
            with open(path, "wb") as file:
                file.write(data)
        elif os.path.exists(path):
            os.unlink(path)


def main(argv):
    program, case = os.path.abspath(argv[1]), argv[2]
    args = stored(case, "args").decode().splitlines()
    env = {key: value for key, value in os.environ.items()
           if key not in ("NO_COLOR", "DEBUGINFOD_URLS", "LD_PRELOAD", "ASYNCPROBE_OPTIONS")}
    done = subprocess.run([program] + args, cwd=case, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=60)
    status = f"{done.returncode}\n".encode()
    if "--write" in argv[3:]:
        write(case, (("expected", done.stdout, None), ("expected.err", done.stderr, b""),
                     ("status", status, b"0\n")))
        return 0
    same = [compare("standard output", stored(case, "expected"), done.stdout),
            compare("standard error", stored(case, "expected.err"), done.stderr),
            compare("exit status", stored(case, "status", b"0\n"), status)]
    if "json" in args and done.returncode == 0:
        same.append(valid(done.stdout))
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
