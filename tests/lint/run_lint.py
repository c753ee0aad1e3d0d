#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run_lint.py - runs asynclint on one fixture and compares what it says with what the fixture says.

    run_lint.py ASYNCLINT CC FIXTURE

A fixture is a C file, or a folder of C files that are one run. What is to be found stands on its
line, or in a comment of its own on the line before:

    sleep(1); /* EXPECT: blocking-call sleep error */

that is: rule, function called, severity; then, where the fixture is about them, root=on_timer (the
callback the way starts at), steps=3 (places on the way, the culprit included), against=2 (places
on the way of the second side), more_roots=1, confidence=high, assumes=none|some, says=WORD (of the
message, the why or the advice), via=12,15 (lines that places on the way stand in), ends=WORD (the last
of what the last place on the way says). A line may carry several. Findings that are missing and findings
that nobody expects both fail, and so does a fixture that does not compile without warnings, a good_
one that expects something, a bad_ one that expects nothing, and a good_ one in which nothing runs
on an event loop (unless it says "NO LOOP HERE": silence would then prove nothing).

A comment "GIVES UP" says that a function is too large to be followed, which must be said on standard
error. "READ IN PART" says that it does not compile, a header being missing, which must be said, too.
A comment "PROGRAM: name a.c b.c" says that the files of the folder are of several programs, and that
these are one of them; its database then has a command that links them.

A comment "FLAGS: ..." adds compiler flags, "ONLY: rule" leaves out all others. The run counts
notes too (--strict), and the rule that the fixture's folder is named after is on even when it is not
so by default.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

COMMON_FLAGS = ["-std=gnu11", "-D_GNU_SOURCE"]
# Libraries whose headers need flags: what an include looks like, and what pkg-config calls them.
HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = {r"#include <(glib|gio)": "gio-unix-2.0", r"#include <gudev": "gudev-1.0", r"#include <libpq-": "libpq",
            r"#include <mysql": "libmariadb", r"#include <ngx_": os.path.join(HERE, "../packs/nginx/nginx.pc"),
            r"#include <(ae|contiki|libdill|neco|redismodule)\.h": os.path.join(HERE, "../packs/by-hand/by-hand.pc")}
KEYS = {"root", "steps", "against", "more_roots", "confidence", "assumes", "says", "via", "ends"}
EXPECT = re.compile(r"EXPECT:\s*([a-z-]+)\s+(\w+)\s+(error|warning|note)\b((?:\s+\w+=\S+)*)")
SECONDS = 20


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def sources(fixture):
    if not os.path.isdir(fixture):
        return [fixture]
    return sorted(os.path.join(fixture, n) for n in os.listdir(fixture) if n.endswith(".c"))


def package_flags(text):
    wanted = [name for pattern, name in PACKAGES.items() if re.search(pattern, text)]
    if not wanted:
        return []
    return subprocess.run(["pkg-config", "--cflags", *wanted], capture_output=True, text=True,
                          check=True).stdout.split()


def with_headers(files):
    found = set(files)
    for file in files:
        folder = os.path.dirname(file)
        if os.path.basename(folder).startswith(("bad_", "good_")):
            found.update(os.path.join(folder, n) for n in os.listdir(folder) if n.endswith(".h"))
    return sorted(found)


def expectations(path, text):
    """(file, line, rule, callee, severity, {key: value}) for every EXPECT in TEXT."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if "EXPECT" not in line:
            continue
        found = EXPECT.findall(line)
        if len(found) != line.count("EXPECT"):
            sys.exit(f"{path}:{number}: EXPECT that cannot be read")
        alone = re.fullmatch(r"\s*(/\*.*\*/|//.*)\s*", line)
        for rule, callee, severity, rest in found:
            more = dict(word.split("=", 1) for word in rest.split())
            if set(more) - KEYS:
                sys.exit(f"{path}:{number}: EXPECT with unknown {sorted(set(more) - KEYS)}")
            yield os.path.abspath(path), number + bool(alone), rule, callee, severity, more


def described(finding, more):
    """The part of FINDING that an expectation with MORE is about."""
    callee = re.match(r"\w+", finding["message"])
    words = f"{finding['message']} {finding.get('why')} {finding.get('suggestion')}".split()
    steps = finding["trace"]
    lines = {str(step.get("line")) for step in steps}
    everything = {
        "root": finding["context"]["root"],
        "steps": str(len(finding["trace"])),
        "against": str(len(finding.get("trace2") or [])),
        "more_roots": str(finding["context"]["more_roots"]),
        "confidence": finding["confidence"],
        "assumes": "some" if finding["assumptions"] else "none",
        "via": more.get("via") if lines.issuperset(more.get("via", "").split(",")) else "other lines",
        "ends": (steps[-1].get("message", "").split() or [None])[-1] if steps else None,
        "says": more.get("says") if more.get("says") in words else "something else",
    }
    return (os.path.abspath(finding["file"]), finding["line"], finding["name"],
            callee.group() if callee else finding["message"], finding["severity"],
            {key: everything[key] for key in more})


def show(item):
    path, line, rule, callee, severity, more = item
    words = [rule, callee, severity] + [f"{key}={value}" for key, value in sorted(more.items())]
    return f"{os.path.relpath(path)}:{line}: {' '.join(words)}"


def compare(expected, findings):
    """Lines about what is missing and what nobody expected."""
    left = list(findings)
    problems = []
    for item in expected:
        match = next((f for f in left if described(f, item[5]) == item), None)
        if match is None:
            problems.append(f"missing:    {show(item)}")
        else:
            left.remove(match)
    everything = dict.fromkeys(KEYS - {"says", "via"})
    problems += [f"unexpected: {show(described(f, everything))}" for f in left]
    return problems


def compiles(cc, files, flags):
    result = subprocess.run([cc, "-fsyntax-only", "-Wall", "-Werror", *flags, *files],
                            capture_output=True, text=True, timeout=SECONDS, check=False)
    return [] if result.returncode == 0 else ["does not compile cleanly:", result.stderr]


def with_database(folder, files, flags, programs):
    """Arguments that make FILES known by a database in FOLDER, with a link command per program."""
    rows = [{"directory": folder, "file": os.path.abspath(file),
             "command": shlex.join(["cc", *flags, "-c", os.path.abspath(file), "-o",
                                    os.path.basename(file) + ".o"])} for file in files]
    for name, members in programs:
        objects = [member + ".o" for member in members.split()]
        rows.append({"directory": folder, "file": objects[0],
                     "command": shlex.join(["cc", *objects, "-o", name])})
    with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as file:
        json.dump(rows, file)
    return ["-p", folder]


def rule_of(fixture):
    return os.path.basename(os.path.dirname(os.path.abspath(fixture)))


def analyse(asynclint, rule, files, flags, rules):
    """What is said when the rules that are on by default run, and RULE; or RULES alone."""
    picked = [word for only in rules for word in ("--only", only)] or ["--enable", rule]
    programs = [found for file in files for found in re.findall(r"PROGRAM: (\S+) ([^*\n]+)", read(file))]
    with tempfile.TemporaryDirectory(prefix="asynclint-lint-") as folder:
        what = with_database(folder, files, flags, programs) if programs else [*files, "--", *flags]
        result = subprocess.run([asynclint, "--no-cache", "--no-config", "--strict", *picked, "--format", "json", *what],
                                capture_output=True, text=True, timeout=SECONDS, check=False)
    try:
        report = json.loads(result.stdout)
    except ValueError:
        sys.exit(f"no JSON on standard output (exit {result.returncode}):\n{result.stderr}")
    said = result.stderr.splitlines()
    gives_up = any("GIVES UP" in read(file) for file in files)
    in_part = any("READ IN PART" in read(file) for file in files)
    problems = [f"on standard error: {line}" for line in said if not (gives_up and "too large" in line) and
                not (in_part and "analysed in part" in line)]
    if in_part and not any("analysed in part" in line for line in said):
        problems.append("it did not say that it has read a part only")
    if gives_up and not any("too large" in line for line in said):
        problems.append("it did not say that it gave up")
    gate = any(finding["severity"] != "note" for finding in report["findings"])
    if result.returncode != gate:
        problems.append(f"exit status {result.returncode}")
    return report, problems


def shape_problems(name, text, expected, report):
    problems = []
    if name.startswith("bad_") and not expected:
        problems.append("a bad_ fixture that expects nothing")
    if name.startswith("good_") and expected:
        problems.append("a good_ fixture that expects something")
    if not expected and not report["summary"]["loop_functions"] and "NO LOOP HERE" not in text:
        problems.append("nothing in it runs on an event loop: what does it prove?")
    return problems


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    asynclint, cc, fixture = sys.argv[1:]
    files = sources(fixture)
    if not files:
        sys.exit(f"{fixture}: no C files")
    texts = {path: read(path) for path in with_headers(files)}
    expected = [item for path, text in texts.items() for item in expectations(path, text)]
    everything = "\n".join(texts.values())
    flags = COMMON_FLAGS + package_flags(everything) + [word for found in re.findall(r"FLAGS:(.*?)\*/", everything)
                            for word in shlex.split(found)]
    rules = re.findall(r"ONLY: ([a-z-]+)", everything)
    report, problems = analyse(asynclint, rule_of(fixture.rstrip("/")), files, flags, rules)
    if "READ IN PART" not in everything:
        problems += compiles(cc, files, flags)
    problems += compare(expected, report["findings"])
    problems += shape_problems(os.path.basename(fixture.rstrip("/")), everything, expected, report)
    for problem in problems:
        print(problem)
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
