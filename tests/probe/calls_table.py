# SPDX-License-Identifier: MIT
"""The table of hooked calls, calls.def and its parts, as tests read it.

One place knows how a row looks, so that the tests of the library as a file and those of the C
library's surface cannot read it differently. Only the names are taken; the rest is C's affair.
"""
import ctypes
import glob
import os
import platform
import re

ROW = re.compile(r"^(CALL|VOID|FORMAT|LOCK|HAND|NEWEST|OLDER|RETIRED)\(([^()]*)")
HOOKS = ("CALL", "VOID", "FORMAT", "LOCK", "HAND")


def libc_version():
    """That of the C library at hand, as numbers."""
    function = ctypes.CDLL("libc.so.6").gnu_get_libc_version
    function.restype = ctypes.c_char_p
    return tuple(int(part) for part in function().decode().split("."))


class Table:
    """rows: names that have a wrapper. since: minor version of glibc by row, where it has one.
    newest, retired: version by row. older: (exported name, version) by row. Rows of a glibc after
    2.MINOR are not in."""

    def __init__(self, folder, minor):
        self.minor = minor
        self.rows, self.since, self.newest, self.older, self.retired = set(), {}, {}, {}, {}
        for path in sorted(glob.glob(os.path.join(folder, "calls*.def"))):
            with open(path, encoding="utf-8") as file:
                self.read(file.read())

    def read(self, text):
        since = 0
        if platform.machine() != "x86_64":
            text = re.sub(r"^#if defined\(__x86_64__\)$.*?^#endif$", "", text, flags=re.M | re.S)
        for line in text.splitlines():
            condition = re.match(r"#if __GLIBC_PREREQ\(2, (\d+)\)", line)
            since = int(condition[1]) if condition else 0 if line == "#endif" else since
            row = ROW.match(line)
            if row and since <= self.minor:
                self.add(row[1], [word.strip() for word in row[2].split(",")], since)

    def add(self, kind, words, since):
        if kind == "OLDER":
            self.older[words[0]] = (words[1], words[2])
        elif kind not in HOOKS:
            (self.newest if kind == "NEWEST" else self.retired)[words[0]] = words[1]
        elif words[0] in self.rows:
            raise ValueError(f"two rows for {words[0]}")
        else:
            self.rows.add(words[0])
            self.since.update({words[0]: since} if since else {})

    def exports(self):
        """What the library exports, as nm writes it with --with-symbol-versions."""
        plain = self.rows - set(self.older) - set(self.newest)
        return (plain | {f"{name}@@{version}" for name, version in self.newest.items()}
                | {f"{name}@{version}" for name, version in self.older.values()})
