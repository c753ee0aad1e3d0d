#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_json_schema.py WRITER SCHEMA - what json.c writes is what the schema says.

Both directions: the writer's output passes, every key of the schema occurs in it, and no output
with a key missing, added or of another type passes, so the schema is not merely permissive.
"""

import copy
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "run"))
import json_schema  # noqa: E402


def objects(value):
    """Every object inside VALUE, outermost first."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


def damaged(document):
    """Copies of DOCUMENT with one thing wrong, and what that is."""
    for number, target in enumerate(objects(document)):
        for key in target:
            for what in ("missing", "wrong type"):
                broken = copy.deepcopy(document)
                victim = list(objects(broken))[number]
                if what == "missing":
                    del victim[key]
                else:
                    victim[key] = True
                yield f"{key} {what}", broken
        broken = copy.deepcopy(document)
        list(objects(broken))[number]["surplus"] = 1
        yield "a surplus key", broken


def main(writer, schema_path):
    validator = json_schema.Validator(json_schema.load(schema_path))
    failures = 0
    for kind in ("full", "empty"):
        text = subprocess.run([writer, kind], capture_output=True, check=True).stdout.decode()
        document = json.loads(text, object_pairs_hook=json_schema.no_duplicates)
        for pointer, message in validator.check(document):
            print(f"{kind}: {pointer}: {message}")
            failures += 1
        for what, broken in damaged(document):
            if validator.valid(broken, validator.root):
                print(f"{kind}: the schema accepts an output with {what}")
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
