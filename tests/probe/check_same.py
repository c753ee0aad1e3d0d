#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does a program see the probe by what hooked functions return?

    check_same.py --probe SO PROGRAM

Runs PROGRAM (same_results.c) without the probe and with it, each time in an empty folder, and compares
what it wrote and how it ended. The threshold is so long that nothing is reported: this is about the
program, not about the report.
"""
import argparse
import difflib
import os
import subprocess
import sys
import tempfile


def run(program, **extra):
    with tempfile.TemporaryDirectory() as folder:
        work = os.path.join(folder, "work")
        os.mkdir(work)
        options = {"ASYNCPROBE_OPTIONS": f"threshold=60s:report={folder}/%e.%p.json"} if extra else {}
        done = subprocess.run([program], cwd=work, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=280, env={**os.environ, **extra, **options})
    return [f"exit status {done.returncode}"] + (done.stdout + done.stderr).decode(
        errors="replace").splitlines()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--probe", required=True)
    parser.add_argument("program")
    args = parser.parse_args()
    plain, probed = run(args.program), run(args.program, LD_PRELOAD=args.probe)
    differences = list(difflib.unified_diff(plain, probed, "without", "with the probe", lineterm="", n=0))
    if plain[0] != "exit status 0":
        differences.append(plain[0])
    print("\n".join(differences) or f"ok: {len(plain)} lines")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
