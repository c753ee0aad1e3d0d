# SPDX-License-Identifier: MIT
"""packs.py - where the rule packs are, and small questions about their rows."""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = ROOT / "rules"
PLAIN_EFFECTS = re.findall(r'^EFFECT\(\w+, "(\w+)"', (ROOT / "analyzer/model/effect.def").read_text(encoding="utf-8"), re.M)
BAD = ROOT / "tests" / "packs" / "bad"


def schema():
  return json.loads((RULES / "schema.json").read_text(encoding="utf-8"))


def packs():
  """Name to document, of every pack we ship."""
  files = sorted(p for p in RULES.glob("*.json") if p.name != "schema.json")
  return {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in files}


def blocks(row):
  found = row.get("blocks", [])
  return found if isinstance(found, list) else [found]


def texts(row):
  found = row.get("text", [])
  return found if isinstance(found, list) else [found]


def conditions(row):
  """Every object of ROW that may carry when and unless."""
  plain = [row[key] for key in [*PLAIN_EFFECTS, "cancelled"] if isinstance(row.get(key), dict)]
  return blocks(row) + row.get("callbacks", []) + row.get("fd", []) + row.get("acts", []) + plain


def atoms(row):
  return [a for c in conditions(row) for a in c.get("when", []) + c.get("unless", [])]


def names(row):
  return [row["name"]] + row.get("aliases", [])


def finish(check, problems, looked_at):
  """Prints what is wrong; a check that looked at nothing is wrong too."""
  if looked_at == 0:
    problems = ["there was nothing to check"]
  for problem in problems:
    print(f"{check}: {problem}")
  print(f"{check}: {looked_at} checked, {len(problems)} wrong")
  sys.exit(1 if problems else 0)
