#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the findings to read from `asynclint --format=json` reports, one report per code base.

    sample.py [--seed N] [--count N] NAME=REPORT.json... > sample.tsv

All errors and warnings go into one list, sorted by what they are (code base, file, line, column,
rule, message), and are shuffled with the seed.  From the front of that list findings are taken
until there are enough: at most 12 of one code base, and at most half of them from one rule as long
as there are others.  So the draw is repeatable, and no code base and no rule decides alone.
Labels are not written here: they are a reader's work.  See README.md.
"""
import argparse
import collections
import json
import pathlib
import random
import sys

PER_CODE_BASE = 12


def findings(name, report):
    """The errors and warnings of one report, with paths below the code base's own folder."""
    for finding in json.loads(pathlib.Path(report).read_text())["findings"]:
        if finding["severity"] in ("error", "warning"):
            root = (finding.get("context") or {}).get("root") or "-"
            yield (name, finding["file"], finding["line"], finding["column"], finding["name"],
                   finding["severity"], finding["message"], root)


def draw(pool, seed, count):
    """COUNT findings of POOL: the caps first, then, when they leave too few, any rule."""
    pool = sorted(pool)
    random.Random(seed).shuffle(pool)
    taken, rest = [], []
    bases, rules = collections.Counter(), collections.Counter()
    for finding in pool:
        base, rule = finding[0], finding[4]
        if len(taken) == count or bases[base] == PER_CODE_BASE:
            continue
        if rules[rule] == count // 2:
            rest.append(finding)
            continue
        taken.append(finding)
        bases[base] += 1
        rules[rule] += 1
    for finding in rest:
        if len(taken) < count and bases[finding[0]] < PER_CODE_BASE:
            taken.append(finding)
            bases[finding[0]] += 1
    return sorted(taken)


def main():
    parser = argparse.ArgumentParser(description="draw the findings to read")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("reports", nargs="+", metavar="NAME=REPORT.json")
    options = parser.parse_args()
    pool = [f for item in options.reports for f in findings(*item.split("=", 1))]
    for name, file, line, _column, rule, severity, message, root in draw(
            pool, options.seed, options.count):
        print(name, f"{file}:{line}", rule, severity, message, root, sep="\t")


if __name__ == "__main__":
    sys.exit(main())
