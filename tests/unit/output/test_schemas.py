#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_schemas.py WRITER FORMAT SCHEMA [OPTIONAL...] - what a format of JSON writes is what its
schema says.

Both directions: the writer's output passes, and no output with a key missing, added or of another
type passes, so the schema is not merely permissive. OPTIONAL names keys that may be missing.
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


def damaged(document, optional):
    """Copies of DOCUMENT with one thing wrong, and what that is."""
    for number, target in enumerate(objects(document)):
        for key in target:
            for what in ("missing", "wrong type"):
                if what == "missing" and key in optional:
                    continue
                broken = copy.deepcopy(document)
                victim = list(objects(broken))[number]
                if what == "missing":
                    del victim[key]
                else:
                    victim[key] = 1 if target[key] is True else True
                yield f"{key} {what}", broken
        broken = copy.deepcopy(document)
        list(objects(broken))[number]["surplus"] = 1
        yield f"a surplus key beside {list(target)}", broken


def main(writer, form, schema_path, *optional):
    validator = json_schema.Validator(json_schema.load(schema_path))
    failures = 0
    for kind in ("full", "empty"):
        text = subprocess.run([writer, form, kind], capture_output=True,
                              check=True).stdout.decode()
        document = json.loads(text, object_pairs_hook=json_schema.no_duplicates)
        for pointer, message in validator.check(document):
            print(f"{kind}: {pointer}: {message}")
            failures += 1
        for what, broken in damaged(document, optional):
            if validator.valid(broken, validator.root):
                print(f"{kind}: the schema accepts an output with {what}")
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
