#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_packs.py CHECK - the rule packs against their schema, themselves and each other.

  schema      every pack fits rules/schema.json; every pack in bad/ does not
  vocabulary  contexts and classes of the schema are those of the analyzer's tables
  rows        sorted, unique, each with a sentence for a why; lines short enough to read
  advice      every need of a blocking row has advice in every framework's pack
  documented  rules/README.md explains every key of the schema
"""
import json
import re
import os
import sys

import packs

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../run"))

from json_schema import Validator  # noqa: E402

# Mistakes that a schema cannot see: they are about two rows, or a row and the constants.
BEYOND_SCHEMA = {"annotation-twice", "constant-in-list", "constant-unknown", "duplicate-alias", "duplicate-row",
                 "field-duplicate", "path-unknown", "paths-too-many", "unsorted"}
FRAMEWORKS = ["glib", "libdill", "libev", "libevent", "libuv", "neco", "nginx", "pcl", "posix", "protothreads", "pth", "qemu", "redis", "sd-event", "state-threads", "tarantool", "tevent"]
LONGEST_LINE = 140


def check_schema():
  problems, count = [], 0
  validator = Validator(packs.schema())
  for name, pack in packs.packs().items():
    problems += [f"{name}.json: {e}" for e in list(validator.check(pack))]
    count += 1
  for path in sorted(packs.BAD.glob("*.json")):
    if path.stem.startswith("syntax-"):
      continue
    refused = bool(list(validator.check(json.loads(path.read_text(encoding="utf-8")))))
    if refused == (path.stem in BEYOND_SCHEMA):
      problems.append(f"bad/{path.name}: {'refused' if refused else 'accepted'} by the schema")
    count += 1
  return problems, count


def table_names(file, macro):
  """The second column of an X-macro table."""
  text = (packs.ROOT / "analyzer" / "model" / file).read_text(encoding="utf-8")
  return re.findall(rf'^{macro}\(\w+, "([^"]+)"', text, re.M)


def check_vocabulary():
  problems, defs = [], packs.schema()["$defs"]
  for file, macro, key in (("context.def", "CONTEXT", "context"),
                           ("block_class.def", "BLOCK_CLASS", "class")):
    wanted = table_names(file, macro)
    if defs[key]["enum"] != wanted:
      problems.append(f"schema.json {key} is {defs[key]['enum']}, {file} has {wanted}")
  return problems, 2


def row_problems(name, row):
  where = f"{name}: {row['name']}"
  if not re.fullmatch(r"[A-Z].*[^.]\.", row["why"]):
    yield f"{where}: why is not a sentence: {row['why']}"
  if packs.blocks(row) and not ("need" in row or "instead" in row):
    yield f"{where}: blocks, but has neither need nor instead"
  if ("need" in row or "instead" in row) and not packs.blocks(row) and "cpu" not in row:
    yield f"{where}: need or instead, but neither blocks nor computes"
  if row.get("instead", "").endswith("."):
    yield f"{where}: instead is a phrase, without a full stop"
  if not set(row) - {"name", "aliases", "why", "need", "instead"}:
    yield f"{where}: says nothing"


def annotation_problems(name, row):
  where = f"{name}: {row.get('macro', row.get('annotate'))}"
  if not re.fullmatch(r"[A-Z].*[^.]\.", row["why"]):
    yield f"{where}: why is not a sentence: {row['why']}"
  if "blocks" in row and "instead" not in row:
    yield f"{where}: blocks, but has no instead"
  if row.get("instead", "").endswith("."):
    yield f"{where}: instead is a phrase, without a full stop"


def check_rows():
  problems, count, owner = [], 0, {}
  for name, pack in packs.packs().items():
    rows = pack.get("functions", [])
    order = [r["name"].encode() for r in rows]
    if order != sorted(order):
      problems.append(f"{name}: rows are not sorted")
    for row in pack.get("annotations", []):
      problems += annotation_problems(name, row)
      count += 1
    for row in rows:
      problems += row_problems(name, row)
      count += 1
      for alias in packs.names(row):
        if alias in owner:
          problems.append(f"{name}: {alias} also stands in {owner[alias]}")
        owner[alias] = name
    text = (packs.RULES / f"{name}.json").read_text(encoding="utf-8")
    problems += [f"{name}.json:{i}: line longer than {LONGEST_LINE}"
                 for i, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST_LINE]
  return problems, count


def check_advice():
  problems, count, all_packs = [], 0, packs.packs()
  needs = {r["need"]: r["name"] for p in all_packs.values() for r in p.get("functions", []) if "need" in r}
  for framework in FRAMEWORKS:
    advice = all_packs[framework]["advice"]
    problems += [f"{framework}: no advice for {need} (needed by {row})"
                 for need, row in sorted(needs.items()) if need not in advice]
    count += len(advice)
  for name, pack in all_packs.items():
    for need, text in pack.get("advice", {}).items():
      if text.endswith(".") or not text[0].isupper():
        problems.append(f"{name}: advice for {need} is no phrase: {text}")
  readme = (packs.RULES / "README.md").read_text(encoding="utf-8")
  problems += [f"README.md does not explain the need {need}" for need in sorted(needs)
               if f"`{need}`" not in readme]
  return problems, count


def schema_keys(schema):
  keys = set(schema.get("properties", {}))
  for value in schema.values():
    for part in value if isinstance(value, list) else [value]:
      if isinstance(part, dict):
        keys |= schema_keys(part)
  return keys


def check_documented():
  readme = (packs.RULES / "README.md").read_text(encoding="utf-8")
  keys = schema_keys(packs.schema())
  missing = [f"rules/README.md does not explain `{k}`" for k in sorted(keys) if f"`{k}`" not in readme]
  # The examples must be right: each fenced JSON block is a whole pack, or a row of one.
  validator, examples = Validator(packs.schema()), re.findall(r"```json\n(.*?)```", readme, re.S)
  for example in examples:
    value = json.loads(example)
    kind = "functions" if "name" in value else "annotations"
    pack = value if "pack" in value else {"pack": "p", "title": "t", "headers": ["h.h"], kind: [value]}
    missing += [f"example {example.splitlines()[0]}: {e}" for e in list(validator.check(pack))]
  return missing, len(keys) + len(examples)


def main():
  checks = {name[6:]: f for name, f in globals().items() if name.startswith("check_")}
  if len(sys.argv) != 2 or sys.argv[1] not in checks:
    sys.exit(f"usage: check_packs.py {'|'.join(checks)}")
  packs.finish(sys.argv[1], *checks[sys.argv[1]]())


if __name__ == "__main__":
  main()
