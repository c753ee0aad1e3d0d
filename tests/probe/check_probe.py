#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs a scenario under the probe and compares the report with the scenario's last comment.

    check_probe.py --probe SO --schema FILE --source FILE.c PROGRAM

Statements in the comment (missing and unexpected both fail; where lines end is no matter):
    EXPECT stall KEY=VALUE ...   one entry of stalls; every entry must be expected, every line found
        cause=C  call=NAME|none  min=300ms max=330ms  total=600ms (at least)  count=N  cpu=290ms (at
        least)  path=TEXT (contained)  fd|lock|holder=yes  top=FUNCTION  frame=FUNCTION (may repeat)
        kind=KIND of the loop
    EXPECT none                  no stall at all
    EXPECT loops=N reports=N exit=N wakeups=N (at most)
A scenario that ends with 77 by itself needs what this machine has not, and is skipped.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "run"))
from json_schema import Validator, load as load_json  # noqa: E402

FACTOR = {"ns": 1, "us": 10**3, "ms": 10**6, "s": 10**9}


def nanoseconds(text):
    number, unit = re.fullmatch(r"(\d+)(ns|us|ms|s)", text).groups()
    return int(number) * FACTOR[unit]


def expectations(source):
    """Returns the stall lines (as lists of pairs), and the other facts as a dictionary."""
    text = open(source, encoding="utf-8").read()
    comment = text[text.rindex("/*"):text.rindex("*/")].replace("\n *", " ")
    stalls, facts = [], {}
    for statement in comment.split("EXPECT ")[1:]:  # the formatter breaks and joins lines as it likes
        words = statement.split()
        pairs = [word.split("=", 1) for word in words[1:]]
        if words[0] == "stall":
            stalls.append(pairs)
        elif words[0] == "none":
            facts["none"] = True
        else:
            for word in words:
                name, value = word.split("=", 1)
                facts[name] = int(value)
    if not stalls and not facts.get("none"):
        facts["any"] = True
    return stalls, facts


def has_cause(stall, cause):
    """On a machine that is busy with other things computing may wait longer than it runs."""
    waited = cause == "cpu_bound" and stall["runq_ns"] >= stall["cpu_ns"]
    return stall["cause"] == ("runqueue_delay" if waited else cause)


def matches(stall, report, pairs):
    call = stall["call"] or {}
    frames = [frame["function"] for frame in stall["stack"]]
    loop = next(loop for loop in report["loops"] if loop["id"] == stall["loop"])
    tests = {
        "cause": lambda v: has_cause(stall, v),
        "call": lambda v: (call.get("name") or "none") == v,
        "min": lambda v: stall["duration_ns"] >= nanoseconds(v),
        "max": lambda v: stall["duration_ns"] - stall["runq_ns"] <= nanoseconds(v),
        "total": lambda v: stall["total_ns"] >= nanoseconds(v),
        "cpu": lambda v: stall["cpu_ns"] >= nanoseconds(v),
        "count": lambda v: stall["count"] == int(v),
        "path": lambda v: v in (call.get("path") or ""),
        "fd": lambda v: call.get("fd") is not None,
        "lock": lambda v: bool(call.get("lock")),
        "holder": lambda v: bool(call.get("holder")),
        "top": lambda v: frames[:1] == [v],
        "frame": lambda v: v in frames,
        "kind": lambda v: loop["kind"] == v,
    }
    return [f"{name}={value}" for name, value in pairs if not tests[name](value)]


def describe(stall):
    frames = " < ".join(f["function"] or "?" for f in stall["stack"])
    return (f"{stall['cause']} {stall['duration_ns'] / 1e6:.3f} ms x{stall['count']} "
            f"call {json.dumps(stall['call'])} cpu {stall['cpu_ns'] / 1e6:.1f} ms: {frames}")


def compare(found, expected, problems):
    """FOUND: pairs of stall and report. Takes the best match for each expectation in turn."""
    for pairs in expected:
        scored = sorted(((matches(stall, report, pairs), i) for i, (stall, report) in
                         enumerate(found)), key=lambda entry: len(entry[0]))
        if scored and not scored[0][0]:
            found.pop(scored[0][1])
            continue
        wanted = " ".join("=".join(pair) for pair in pairs)
        problems.append(f"missing: {wanted}")
        if scored:
            problems.append(f"   nearest differs in {', '.join(scored[0][0])}")
    for stall, _ in found:
        problems.append(f"unexpected: {describe(stall)}")


def violations(report, schema):
    """One line for each place where REPORT breaks the published schema."""
    return [f"{path or '/'}: {message}" for path, message in Validator(schema).check(report)]


def load_reports(folder, schema, problems):
    reports = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".json"):
            problems.append(f"left behind: {name}")
            continue
        report = load_json(os.path.join(folder, name))
        problems += [f"{name}: {line}" for line in violations(report, schema)]
        reports.append(report)
    return reports


def environment(probe, folder, extra=""):
    options = f"report={folder}/%e.%p.json{extra}"
    return {**os.environ, "LD_PRELOAD": probe, "ASYNCPROBE_OPTIONS": options}


def run_scenario(args):
    expected, facts = expectations(args.source)
    problems = []
    schema = load_json(args.schema)
    with tempfile.TemporaryDirectory() as work:
        folder = os.path.join(work, "reports")
        os.mkdir(folder)
        plain = subprocess.run([args.program], cwd=work, capture_output=True, timeout=60)
        if plain.returncode == 77:
            sys.exit(77)
        probed = subprocess.run([args.program], cwd=work, capture_output=True, timeout=60,
                                env=environment(args.probe, folder))
        if probed.stdout != plain.stdout or probed.stderr != plain.stderr:
            problems.append(f"output differs: {plain.stdout + plain.stderr!r} without, "
                            f"{probed.stdout + probed.stderr!r} with the probe")
        if probed.returncode != plain.returncode or probed.returncode != facts.get("exit", 0):
            problems.append(f"exit {probed.returncode} with the probe, {plain.returncode} without")
        reports = load_reports(folder, schema, problems)
    # Commands that a scenario runs are watched too; only the scenario's own reports count.
    name = os.path.basename(args.program)
    reports = [r for r in reports if os.path.basename(r["process"]["exe"]) == name]
    compare([(stall, r) for r in reports for stall in r["stalls"]], expected, problems)
    counted = {"loops": sum(len(r["loops"]) for r in reports), "reports": len(reports)}
    for fact, value in counted.items():
        if facts.get(fact, value) != value:
            problems.append(f"{fact}: {value} instead of {facts[fact]}")
    wakeups = sum(r["self"]["wakeups"] for r in reports)
    if wakeups > facts.get("wakeups", wakeups):
        problems.append(f"the probe woke up {wakeups} times, {facts['wakeups']} allowed")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--probe", required=True)
    parser.add_argument("--schema", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("program")
    problems = run_scenario(parser.parse_args())
    print("\n".join(problems) or "ok")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
