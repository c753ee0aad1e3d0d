#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_project.py - a real program: how long the compiler takes, and how long we do.

    bench_project.py --asynclint FILE -p BUILD [--rounds 5] [--clang clang-19] [--tidy clang-tidy]

BUILD has a compile_commands.json. Everything is measured in turns, each at least --rounds times, and
medians are printed. One source file has a comment line appended for a moment (its first content is
put back), to see what a change costs. See README.md.
"""

import argparse
import json
import os
import shlex
import tempfile

import measure

PACK = {"pack": "bench", "title": "a pack that changes", "headers": ["bench.h"],
        "functions": [{"name": "bench_wait", "why": "Waits.", "instead": "Do not",
                       "blocks": {"class": "B1"}}]}
DROPPED_WITH_VALUE = ("-o", "-MF", "-MT", "-MQ")
DROPPED = ("-c", "-MD", "-MMD", "-MP")


def compile_commands(build):
    """[(directory, file, flags)] of the C files."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        rows = json.load(file)
    commands = []
    for row in rows:
        words = iter((row.get("arguments") or shlex.split(row["command"]))[1:])
        flags = []
        for word in words:
            if word in DROPPED_WITH_VALUE:
                next(words)
            elif word not in DROPPED and word != row["file"] and not word.endswith(".c"):
                flags.append(word)
        if row["file"].endswith(".c"):
            commands.append((row["directory"], row["file"], flags))
    return commands


class Project:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.commands = compile_commands(options.build)
        self.cache = os.path.join(folder, "cache")
        directory, file, _ = self.commands[len(self.commands) // 2]
        self.changed = os.path.join(directory, file)
        with open(self.changed, "rb") as source:
            self.content = source.read()

    def lint(self, *args):
        return measure.run([self.options.asynclint, "-p", self.options.build, "--stats", *args])

    def compiler(self, _round):
        return measure.total(
            measure.run([self.options.clang, "-fsyntax-only", "-w", *flags, file], cwd=directory,
                        statuses=range(256)) for directory, file, flags in self.commands)

    def tidy(self, _round):
        return measure.total(
            measure.run([self.options.tidy, "--quiet", "--checks=-*,bugprone-sizeof-expression",
                         file, "--", "-w", *flags], cwd=directory, statuses=range(256))
            for directory, file, flags in self.commands)

    def cold(self, *args):
        return lambda _round: self.lint("-j1", "--no-cache", *args)

    def cold_filling(self, number):
        return self.lint("-j1", "--cache-dir", f"{self.folder}/new-{number}")

    def warm(self, _round):
        return self.lint("-j1", "--cache-dir", self.cache)

    def one_changed(self, number):
        try:
            with open(self.changed, "wb") as source:
                source.write(self.content + b"\n/* round %d */\n" % number)
            return self.lint("-j1", "--cache-dir", self.cache)
        finally:
            with open(self.changed, "wb") as source:
                source.write(self.content)

    def one_alone(self, _round):
        return self.lint("-j1", "--no-cache", self.changed)

    def pack_edited(self, number):
        path = os.path.join(self.folder, "pack.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(dict(PACK, title=f"round {number}"), file)
        return self.lint("-j1", "--cache-dir", self.cache, "--packs", path)

    def rows(self):
        rows = {"clang -fsyntax-only": self.compiler}
        if self.options.tidy:
            rows["clang-tidy, one check"] = self.tidy
        rows.update({
            "cold, -j1": self.cold(),
            "cold, -j1, --no-prefix": self.cold("--no-prefix"),
            "cold, -j1, filling a cache": self.cold_filling,
            "cold, -j2": lambda _round: self.lint("-j2", "--no-cache"),
            "warm, nothing changed": self.warm,
            "warm, one file changed": self.one_changed,
            "that file alone": self.one_alone,
            "warm, pack edited": self.pack_edited,
        })
        return rows


def report(project, costs):
    cold = measure.median(costs["cold, -j1"])
    compiler = measure.median(costs["clang -fsyntax-only"])
    print(f"{len(project.commands)} units of {project.options.build}; medians of "
          f"{len(costs['cold, -j1'])}, in turns\n")
    measure.table(
        ("", "cpu s", "wall s", "MB", "of clang", "of cold", "hits", "misses"),
        [(name, f"{measure.median(cost):.2f}", f"{measure.median(cost, 'wall'):.2f}",
          f"{max(c.megabytes for c in cost):.0f}", f"{measure.median(cost) / compiler:.3f}",
          f"{measure.median(cost) / cold:.3f}",
          *(f"{cost[-1].stat(p):.0f}".replace("nan", "")
            for p in (r"cache: (\d+) hits", r"hits, (\d+) misses")))
         for name, cost in costs.items()])
    plain = costs["cold, -j1"]
    share = sorted(c.stat(r"analysis ([\d.]+) s") / c.wall for c in plain)[len(plain) // 2]
    two = measure.median(plain, "wall") / measure.median(costs["cold, -j2"], "wall")
    print(f"\nlink and checks: {share:.1%} of the cold run; -j2 is {two:.2f} times as fast")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--asynclint", required=True, type=os.path.abspath)
    parser.add_argument("-p", dest="build", required=True, type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--clang", default="clang")
    parser.add_argument("--tidy")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="asynclint-bench-") as folder:
        project = Project(options, folder)
        project.lint("--cache-dir", project.cache)
        report(project, measure.rounds(project.rows(), options.rounds))


if __name__ == "__main__":
    main()
