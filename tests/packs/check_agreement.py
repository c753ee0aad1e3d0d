#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_agreement.py LOADER - the loader and rules/schema.json accept the same packs.

A pack that uses the whole language is damaged at random (always the same way): members removed,
values replaced by values of other types and ranges. LOADER is the program made from load_packs.c.
"""
import copy
import json
import pathlib
import random
import subprocess
import os
import sys
import tempfile

import packs

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../run"))

from json_schema import Validator  # noqa: E402

ROUNDS = 1500
# What only the loader can see: relations between rows, and of rows to the constants.
BEYOND_SCHEMA = ("is not in this pack's constants", "is not in this pack's paths", "is already in",
                 "already has a row", "sorted")

WHOLE_LANGUAGE = {
  "$schema": "./schema.json", "pack": "all", "title": "Everything", "headers": ["a.h", "b/*.h"],
  "objects": ["liba.so.1"], "constants": {"A": 1, "B": 2}, "paths": {"p": ["/a/", "/b"]}, "advice": {"dns": "Ask later"},
  "fields": [
    {"record": "struct a", "aliases": ["a_t"], "field": "cb", "context": "loop", "why": "It runs."}],
  "annotations": [
    {"macro": "co_fn", "annotate": "co_fn", "why": "It says so.", "context": "coroutine", "yields": True,
     "blocks": "B2", "instead": "Do not", "must_check": True, "must_await": True, "no_yield": True,
     "locked": True},
    {"macro": "quick", "why": "It is quick.", "nonblocking": True, "thread_safe": True},
    {"annotate": "on_loop", "why": "It is on the loop.", "context": "loop", "loop_thread_only": True,
     "blocking_ok": True}],
  "functions": [
    {"name": "a", "aliases": ["a64"], "why": "It waits.", "need": "dns", "instead": "Do not",
     "blocks": {"class": "B0",
                "when": [{"arg": 0, "equals": "A"}, {"arg": 1, "null": True, "not": True}],
                "unless": [{"arg": 2, "has": ["A", "B"]}, {"fd": 0, "is": "ready"},
                           {"arg": 1, "zeroed": True}, {"arg": 1, "at_most": 5}, {"arg": 0, "path": "p"}]},
     "callbacks": [{"arg": 1, "context": "loop", "data": 2, "fd": 0, "fd_param": 0,
                    "status": 1, "cancelled": -125, "loop": 3,
                    "when": [{"arg": 2, "has": "A"}]}],
     "fd": [{"returns": True, "state": "nonblocking"},
            {"arg": 2, "state": "blocking", "unless": [{"arg": 1, "equals": 3}]},
            {"pointee": 2, "state": "blocking"}, {"returns": True, "state": "file"},
            {"returns": True, "same_as": 1, "when": [{"fd": 1, "known": "memory"}]}],
     "text": [{"returns": True, "copy": 1}, {"arg": 0, "format": 2}, {"pointee": 0, "head": 1}],
     "cancelled": {"result": -1, "errno": "A", "when": [{"arg": 1, "equals": "B"}],
                   "domain": {"arg": 0, "function": "quark"}},
     "attaches": {"source": 0, "loop": 1},
     "runs_loop": {"unless": [{"arg": 0, "equals": 1}]}},
    {"name": "b", "why": "It ends.", "noreturn": True, "runs_loop": True, "loop_wait": True, "forks": True,
     "errno": True, "succeeds": True, "cancelled": {"result": "nonzero"},
     "blocks": [{"class": "B1"}, {"class": "B4"}], "text": {"returns": True, "folder": 0}}]}

VALUES = [None, True, False, 0, -1, 31, 32, 1.5, "", "A", "B0", "loop", "x", [], {}, ["A"], [{}],
          {"arg": 0}, {"class": "B2", "when": [{"arg": 0, "null": True}]}, "a-b", "ready", "/x"]
KEYS = sorted({"arg", "fd", "is", "known", "same_as", "loop", "source", "not", "null", "equals", "has", "class", "when", "unless",
               "returns", "pointee", "state", "data", "fd_param", "status", "cancelled", "errno", "result", "noreturn", "need", "why", "path", "text", "copy", "format", "zzz"})


def holders(value):
  """Every object and array in VALUE that has something in it."""
  children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
  if children:
    yield value
  for child in children:
    yield from holders(child)


def damage(dice, pack):
  holder = dice.choice(list(holders(pack)))
  keys = list(holder) if isinstance(holder, dict) else range(len(holder))
  key, what, value = dice.choice(keys), dice.random(), copy.deepcopy(dice.choice(VALUES))
  if what < 0.25:
    del holder[key]
  elif what < 0.75 or isinstance(holder, list):
    holder[key] = value
  else:
    holder[dice.choice(KEYS)] = value


def main():
  dice, folder = random.Random(20), pathlib.Path(tempfile.mkdtemp())
  documents, paths = [], [folder / f"{i}.json" for i in range(ROUNDS)]
  for number, path in enumerate(paths):
    pack = copy.deepcopy(WHOLE_LANGUAGE)
    for _ in range(number % 3):
      damage(dice, pack)
    documents.append(pack)
    path.write_text(json.dumps(pack), encoding="utf-8")
  said = subprocess.run([sys.argv[1], *paths], capture_output=True, text=True, check=True)
  validator, problems, accepted = Validator(packs.schema()), [], 0
  for path, pack, line in zip(paths, documents, said.stdout.splitlines(), strict=True):
    errors = list(validator.check(pack))
    accepted += line == "ok"
    if (line == "ok") != (not errors) and not any(b in line for b in BEYOND_SCHEMA):
      problems.append(f"loader: {line}; schema: {errors[:1] or 'ok'}; {path.read_text()}")
    path.unlink()
  folder.rmdir()
  # Both verdicts must have come up often, or nothing was compared.
  if not ROUNDS // 3 <= accepted <= ROUNDS - ROUNDS // 3:
    problems.append(f"{accepted} of {ROUNDS} packs accepted: too one-sided")
  packs.finish("agreement", problems, ROUNDS)


if __name__ == "__main__":
  main()
