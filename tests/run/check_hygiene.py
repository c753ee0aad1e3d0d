#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_hygiene.py [ROOT] - nothing is tracked that should have stayed on somebody's machine.

    path    an absolute path of a person's machine
    marker  a note to oneself: the issue tracker is the place for what is left to do
    size    a file larger than 512 kB

Prints "FILE:LINE: RULE: what is wrong" per violation; exit status 1 when there is one.
"""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tracked import tracked_files  # noqa: E402

LARGEST = 512 * 1024

# The words are put together here so that this file does not report itself.
MACHINE_PATH = re.compile(r"(?<![\w.~)}-])/(?:%s)/" % "|".join(["work", "root", "home"]))
MARKER = re.compile(r"\b(?:%s)\b" % "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]))


def check_text(text):
    for number, line in enumerate(text.split("\n"), 1):
        path = MACHINE_PATH.search(line)
        if path:
            yield number, "path", f"an absolute path below {path[0]}"
        marker = MARKER.search(line)
        if marker:
            yield number, "marker", f"{marker[0]}: finish it, or open an issue"


def check_file(path):
    """(line, rule, message) for every violation in the file PATH."""
    if os.path.islink(path) or not os.path.isfile(path):
        return
    size = os.path.getsize(path)
    if size > LARGEST:
        yield 1, "size", f"{size} bytes, at most {LARGEST} are allowed"
        return
    with open(path, "rb") as file:
        data = file.read()
    if b"\0" not in data:
        yield from check_text(data.decode("utf-8", "replace"))


def main(arguments):
    here = os.path.dirname(os.path.abspath(__file__))
    root = arguments[0] if arguments else os.path.join(here, "..", "..")
    try:
        files = tracked_files(root)
    except RuntimeError as error:
        print(f"check_hygiene.py: {error}", file=sys.stderr)
        return 2
    failures = 0
    for path in files:
        for line, rule, message in check_file(os.path.join(root, path)):
            print(f"{path}:{line}: {rule}: {message}")
            failures += 1
    print(f"{len(files)} files, {failures} violations", file=sys.stderr)
    return 1 if failures or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
