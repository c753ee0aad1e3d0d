#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""json_schema.py - validates JSON files against a JSON Schema, with the standard library only.

    json_schema.py SCHEMA FILE...

Prints one line per violation, "FILE: /json/pointer: what is wrong", and exits 1 when there is one
(2 when a file cannot be read as JSON, or the schema uses something this validator does not know).

The subset is what our schemas use and a little more: type, enum, const, the usual limits, items,
prefixItems, contains, uniqueItems, properties, patternProperties, additionalProperties,
propertyNames, required, dependentRequired, allOf, anyOf, oneOf, not, if/then/else, and $ref into
the same document ("#/..."). An unknown keyword is an error rather than ignored: a schema that says
something nobody checks is worse than one that says nothing. Duplicate keys in a file are a
violation too, since readers disagree about them.
"""

import json
import re
import sys

ANNOTATIONS = {"$schema", "$id", "$comment", "$defs", "definitions", "title", "description",
               "default", "examples", "deprecated", "format"}

TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "integer": lambda v: (isinstance(v, int) and not isinstance(v, bool))
               or (isinstance(v, float) and v.is_integer()),
}


class SchemaError(Exception):
    """The schema itself cannot be used."""


def same(a, b):
    """Equality of JSON values: 1 and true differ, 1 and 1.0 do not."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    return type(a) is type(b) and a == b or TYPES["number"](a) and TYPES["number"](b) and a == b


def show(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."


def child(path, key):
    return path + "/" + str(key).replace("~", "~0").replace("/", "~1")


class Validator:
    """One schema document. check() yields (pointer, message) for every violation."""

    def __init__(self, root):
        self.root = root

    def check(self, value, schema=None, path=""):
        schema = self.root if schema is None else schema
        if schema is True:
            return
        if schema is False:
            yield path, "nothing is allowed here"
            return
        if not isinstance(schema, dict):
            raise SchemaError(f"a schema must be an object or a boolean, not {show(schema)}")
        for keyword in schema:
            if keyword in ANNOTATIONS or keyword in ("then", "else"):
                continue
            method = getattr(self, "check_" + keyword.lstrip("$"), None)
            if method is None:
                raise SchemaError(f"unknown keyword {keyword!r}")
            yield from method(schema[keyword], value, path, schema)

    def valid(self, value, schema):
        return next(self.check(value, schema), None) is None

    def resolve(self, ref):
        if not ref.startswith("#"):
            raise SchemaError(f"$ref {ref!r} leaves the document")
        node = self.root
        for part in ref[1:].split("/")[1:]:
            part = part.replace("~1", "/").replace("~0", "~")
            if isinstance(node, list) and part.isdigit() and int(part) < len(node):
                node = node[int(part)]
            elif isinstance(node, dict) and part in node:
                node = node[part]
            else:
                raise SchemaError(f"$ref {ref!r} points nowhere")
        return node

    # Any value

    def check_ref(self, ref, value, path, _):
        yield from self.check(value, self.resolve(ref), path)

    def check_type(self, names, value, path, _):
        names = [names] if isinstance(names, str) else names
        for name in names:
            if name not in TYPES:
                raise SchemaError(f"unknown type {name!r}")
        if not any(TYPES[name](value) for name in names):
            yield path, f"{show(value)} is not of type {' or '.join(names)}"

    def check_enum(self, values, value, path, _):
        if not any(same(value, v) for v in values):
            yield path, f"{show(value)} is not one of {show(values)}"

    def check_const(self, const, value, path, _):
        if not same(value, const):
            yield path, f"{show(value)} is not {show(const)}"

    # Combinations

    def check_allOf(self, schemas, value, path, _):
        for schema in schemas:
            yield from self.check(value, schema, path)

    def check_anyOf(self, schemas, value, path, _):
        if not any(self.valid(value, s) for s in schemas):
            yield path, f"{show(value)} matches none of the alternatives"

    def check_oneOf(self, schemas, value, path, _):
        count = sum(self.valid(value, s) for s in schemas)
        if count != 1:
            yield path, f"{show(value)} matches {count} of the alternatives instead of one"

    def check_not(self, schema, value, path, _):
        if self.valid(value, schema):
            yield path, f"{show(value)} matches what is ruled out"

    def check_if(self, condition, value, path, schema):
        branch = "then" if self.valid(value, condition) else "else"
        if branch in schema:
            yield from self.check(value, schema[branch], path)

    # Numbers

    def number(self, value, good, path, text):
        if TYPES["number"](value) and not good(value):
            yield path, f"{show(value)} {text}"

    def check_minimum(self, limit, value, path, _):
        yield from self.number(value, lambda v: v >= limit, path, f"is less than {limit}")

    def check_maximum(self, limit, value, path, _):
        yield from self.number(value, lambda v: v <= limit, path, f"is more than {limit}")

    def check_exclusiveMinimum(self, limit, value, path, _):
        yield from self.number(value, lambda v: v > limit, path, f"is not more than {limit}")

    def check_exclusiveMaximum(self, limit, value, path, _):
        yield from self.number(value, lambda v: v < limit, path, f"is not less than {limit}")

    def check_multipleOf(self, unit, value, path, _):
        yield from self.number(value, lambda v: v % unit == 0, path, f"is no multiple of {unit}")

    # Strings

    def check_minLength(self, limit, value, path, _):
        if isinstance(value, str) and len(value) < limit:
            yield path, f"{show(value)} is shorter than {limit} characters"

    def check_maxLength(self, limit, value, path, _):
        if isinstance(value, str) and len(value) > limit:
            yield path, f"{show(value)} is longer than {limit} characters"

    def check_pattern(self, pattern, value, path, _):
        # In JSON Schema "$" is the very end; in Python it also matches before a last newline.
        if isinstance(value, str) and not re.search(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), value):
            yield path, f"{show(value)} does not match {pattern}"

    # Arrays

    def check_items(self, schema, value, path, parent):
        first = len(parent.get("prefixItems", []))
        for i, item in enumerate(value if isinstance(value, list) else []):
            if i >= first:
                yield from self.check(item, schema, child(path, i))

    def check_prefixItems(self, schemas, value, path, _):
        for i, (item, schema) in enumerate(zip(value if isinstance(value, list) else [], schemas)):
            yield from self.check(item, schema, child(path, i))

    def check_contains(self, schema, value, path, _):
        if isinstance(value, list) and not any(self.valid(item, schema) for item in value):
            yield path, "no item is of the kind that must be there"

    def check_minItems(self, limit, value, path, _):
        if isinstance(value, list) and len(value) < limit:
            yield path, f"has {len(value)} items, at least {limit} are needed"

    def check_maxItems(self, limit, value, path, _):
        if isinstance(value, list) and len(value) > limit:
            yield path, f"has {len(value)} items, at most {limit} are allowed"

    def check_uniqueItems(self, wanted, value, path, _):
        if not wanted or not isinstance(value, list):
            return
        for i, item in enumerate(value):
            if any(same(item, other) for other in value[:i]):
                yield child(path, i), f"{show(item)} is there twice"

    # Objects

    def check_required(self, names, value, path, _):
        for name in names if isinstance(value, dict) else []:
            if name not in value:
                yield path, f"key {name!r} is missing"

    def check_dependentRequired(self, rules, value, path, _):
        for name, others in rules.items() if isinstance(value, dict) else []:
            for other in others if name in value else []:
                if other not in value:
                    yield path, f"key {name!r} needs key {other!r}"

    def check_minProperties(self, limit, value, path, _):
        if isinstance(value, dict) and len(value) < limit:
            yield path, f"has {len(value)} keys, at least {limit} are needed"

    def check_maxProperties(self, limit, value, path, _):
        if isinstance(value, dict) and len(value) > limit:
            yield path, f"has {len(value)} keys, at most {limit} are allowed"

    def check_properties(self, schemas, value, path, _):
        for name, item in value.items() if isinstance(value, dict) else []:
            if name in schemas:
                yield from self.check(item, schemas[name], child(path, name))

    def check_patternProperties(self, schemas, value, path, _):
        for name, item in value.items() if isinstance(value, dict) else []:
            for pattern, schema in schemas.items():
                if re.search(pattern, name):
                    yield from self.check(item, schema, child(path, name))

    def check_additionalProperties(self, schema, value, path, parent):
        patterns = parent.get("patternProperties", {})
        for name, item in value.items() if isinstance(value, dict) else []:
            if name in parent.get("properties", {}) or any(re.search(p, name) for p in patterns):
                continue
            if schema is False:
                known = ", ".join(parent.get("properties", {}))
                yield child(path, name), f"unknown key; known are: {known}"
            else:
                yield from self.check(item, schema, child(path, name))

    def check_propertyNames(self, schema, value, path, _):
        for name in value if isinstance(value, dict) else []:
            yield from self.check(name, schema, child(path, name))


def no_duplicates(pairs):
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"key {name!r} is there twice in one object")
    return dict(pairs)


def load(path):
    """The JSON value in the file PATH; ValueError when it is not strictly JSON."""
    def reject(word):
        raise ValueError(f"{word} is not JSON")
    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=no_duplicates, parse_constant=reject)


def main(arguments):
    if len(arguments) < 2:
        print("usage: json_schema.py SCHEMA FILE...", file=sys.stderr)
        return 2
    failures = 0
    try:
        validator = Validator(load(arguments[0]))
        for path in arguments[1:]:
            for pointer, message in validator.check(load(path)):
                print(f"{path}: {pointer or '/'}: {message}")
                failures += 1
    except (OSError, ValueError, SchemaError) as error:
        print(f"json_schema.py: {error}", file=sys.stderr)
        return 2
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
