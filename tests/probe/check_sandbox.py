#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Programs that lock themselves in by seccomp live on as without the probe, and their recording
holds the stall.

    check_sandbox.py KIND --probe SO --schema FILE --programs DIR

KIND is an argument of sandbox.c.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

from check_probe import environment, load_json, violations


def recovered(args, path):
    tool = os.path.join(args.programs, "print_recording")
    text = subprocess.run([tool, path], check=True, capture_output=True, text=True).stdout
    return json.loads(text)


def reports(args, folder):
    """What was reported and what was left for the reader, the latter made a report."""
    found = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".aprec"):
            found.append(recovered(args, path))
        elif name.endswith(".json"):
            found.append(load_json(path))
        else:
            raise AssertionError(f"left behind: {name}")
        problems = violations(found[-1], load_json(args.schema))
        assert not problems, problems
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind")
    parser.add_argument("--probe", required=True)
    parser.add_argument("--schema", required=True)
    parser.add_argument("--programs", required=True)
    args = parser.parse_args()
    command = [os.path.join(args.programs, "sandbox"), args.kind]
    plain = subprocess.run(command, capture_output=True, timeout=30)
    assert (plain.returncode, plain.stdout, plain.stderr) == (5, b"", b""), plain
    for extra in ("", ":monitor=0"):
        with tempfile.TemporaryDirectory() as folder:
            probed = subprocess.run(command, capture_output=True, timeout=30, cwd=folder,
                                    env=environment(args.probe, folder, extra))
            assert (probed.returncode, probed.stdout, probed.stderr) == (5, b"", b""), probed
            found = [(r, s) for r in reports(args, folder) for s in r["stalls"]]
        assert len(found) == 1, found
        report, stall = found[0]
        assert 300e6 <= stall["duration_ns"] <= 330e6, stall
        assert stall["cause"] == "blocked_call" and stall["call"]["name"] == "nanosleep", stall
        locked_in = "seccomp" in report["coverage"]["blind"]
        assert locked_in == (args.kind != "refused"), report["coverage"]
        assert bool(stall["stack"]) == (args.kind in ("strict", "refused")), stall
        how = report["process"]["exit"]["how"]
        assert how == {"strict": "running", "syscall": "exit",
                       "refused": "exit"}.get(args.kind, "_exit"), how
    print("ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())
