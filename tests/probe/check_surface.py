#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Is every function of the C library hooked, or excused?

    check_surface.py FOLDER_OF_CALLS_DEF NOT_HOOKED_TXT

Compares what the C library at hand exports, and the libraries that were a part of it once, with the
table of hooks and the list of what needs none (which says how it is written). One line per problem;
exit status 1 if there is one:

    a function that is neither hooked nor excused, or both
    a row, or an excuse, for a name that this C library does not have
    a row whose name stands for several functions, by version, that it does not tell apart

On a glibc newer than the list knows, functions nobody has looked at are only listed, because nothing
in the tree is wrong; with ASYNCPROBE_SURFACE=strict in the environment they fail, too, as a build that is to
find such news wants it. On machines other than x86-64 old names may be missing.
"""
import collections
import fnmatch
import os
import platform
import re
import subprocess
import sys

from calls_table import Table, libc_version

ONCE_OWN = ("libm.so.6", "libpthread.so.0", "librt.so.1", "libdl.so.2", "libutil.so.1",
            "libanl.so.1", "libresolv.so.2")


def number(version):
    return tuple(int(part) for part in version.split("."))


class Excuses:
    """names: as written, with the version they come with. versions: "NAME@VERSION". whole:
    libraries and versions of which everything is excused. known: the newest glibc looked at."""

    def __init__(self, path):
        self.names, self.versions, self.whole, self.known, self.reason = {}, set(), set(), None, ""
        self.problems = []
        for line in open(path, encoding="utf-8"):
            line = line.split("#")[0].strip()
            if line.startswith("known "):
                self.known = number(line[6:])
            elif line.startswith("@ "):
                self.whole.add(line[2:].split(":")[0])
            elif line.startswith(":"):
                self.reason = line[1:].strip()
            for word in line.split() if line and line[0] not in ":@" and "known" not in line else ():
                self.add(word)

    def add(self, word):
        name, _, since = word.partition(">=")
        if not self.reason:
            self.problems.append(f"{word} is excused without a reason")
        if name in self.names or name in self.versions:
            self.problems.append(f"{name} is excused twice")
        if "@" in name:
            self.versions.add(name)
        else:
            self.names[name] = number(since) if since else None

    def covers(self, name):
        return name in self.names or any(
            "*" in pattern and fnmatch.fnmatchcase(name, pattern) for pattern in self.names)


def exported(path):
    """name -> {version: address} of the functions of the library at PATH; default versions last."""
    functions = collections.defaultdict(dict)
    output = subprocess.run(["nm", "-D", "--with-symbol-versions", "--defined-only", path],
                            check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        address, kind, symbol = line.split()
        if kind in "TWi":
            name, _, version = re.fullmatch(r"(.*?)(@@?)(.*)", symbol).groups()
            functions[name][version] = address
    return functions


def check_versions(name, versions, table, excuses):
    """Rows by the name NAME must tell functions at different addresses apart."""
    if len(set(versions.values())) < 2:
        return []
    told = {table.newest.get(name)} | {v for n, v in table.older.values() if n == name}
    apart = {versions[version] for version in told if version in versions}
    missing = [v for v, address in versions.items()
               if address not in apart and f"{name}@{v}" not in excuses.versions]
    return [f"{name} is another function as {name}@{version}" for version in missing]


def check_functions(functions, table, excuses):
    """Two lists: problems, and functions nobody has thought of."""
    problems, unknown = [], []
    for name, versions in sorted(functions.items()):
        if set(versions) <= excuses.whole:
            continue
        if name in table.rows:
            problems += check_versions(name, versions, table, excuses)
            if excuses.covers(name):
                problems.append(f"{name} is hooked and excused")
        elif not excuses.covers(name):
            unknown.append(name)
    return problems, unknown


def check_names(functions, table, excuses, version):
    """Rows and excuses for what is not there."""
    problems = []
    for name in sorted(table.rows - set(table.older) - set(functions)):
        problems.append(f"there is a row {name}, and no such function")
    for name, since in sorted(excuses.names.items()):
        if since and since > version:
            continue
        if name not in functions and not fnmatch.filter(functions, name):
            problems.append(f"{name} is excused, and nowhere")
    for entry in sorted(excuses.versions):
        name, wanted = entry.split("@")
        if wanted not in functions.get(name, {}):
            problems.append(f"{entry} is excused, and nowhere")
    return problems


def libraries(libc):
    """The paths of the C library and of those that once were a part of it."""
    folder = os.path.dirname(libc)
    return [libc] + [path for path in (os.path.join(folder, name) for name in ONCE_OWN)
                     if os.path.exists(path)]


def path_of_libc():
    for line in open("/proc/self/maps", encoding="utf-8"):
        if line.strip().endswith("/libc.so.6"):
            return line.split()[-1]
    sys.exit("no C library found")


def main():
    version, libc = libc_version(), path_of_libc()
    table, excuses = Table(sys.argv[1], version[1]), Excuses(sys.argv[2])
    functions = collections.defaultdict(dict)
    for path in libraries(libc):
        if os.path.basename(path) not in excuses.whole:
            for name, versions in exported(path).items():
                functions[name].update(versions)
    problems, unknown = check_functions(functions, table, excuses)
    problems += excuses.problems
    if platform.machine() == "x86_64":
        problems += check_names(functions, table, excuses, version)
    news = [f"nobody has looked at {name}" for name in unknown]
    if version <= excuses.known or os.environ.get("ASYNCPROBE_SURFACE") == "strict":
        problems += news
    elif news:
        print("\n".join(news), f"(new in a glibc after {excuses.known}: no failure)", sep="\n")
    hooked = sum(name in table.rows for name in functions)
    private = sum(set(versions) <= excuses.whole for versions in functions.values())
    print("\n".join(problems) or
          f"ok: glibc {'.'.join(map(str, version))}, {len(functions)} functions: {hooked} hooked, "
          f"{private} private, {len(functions) - hooked - private} excused; {len(table.rows)} rows")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
