#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_json_schema.py - each keyword of json_schema.py accepts what it should and rejects the rest.

A row is (schema, values that pass, values that fail). Python values stand for JSON ones.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import json_schema  # noqa: E402

ROWS = [
    ({"type": "integer"}, [1, 1.0, -3], [True, 1.5, "1", None]),
    ({"type": "number"}, [1, 1.5], [True, "1"]),
    ({"type": ["string", "null"]}, ["", None], [0, False, []]),
    ({"type": "boolean"}, [True, False], [0, 1]),
    ({"enum": [1, "a", None]}, [1, 1.0, "a", None], [True, "b", 0]),
    ({"const": {"a": [1]}}, [{"a": [1]}], [{"a": [2]}, {"a": [1], "b": 1}]),
    ({"minimum": 0, "maximum": 2}, [0, 2, "x"], [-1, 3]),
    ({"exclusiveMinimum": 0, "exclusiveMaximum": 2}, [1], [0, 2]),
    ({"multipleOf": 4}, [8], [6]),
    ({"minLength": 1, "maxLength": 2}, ["a", "ab", 7], ["", "abc"]),
    ({"pattern": "^a+$"}, ["aa", 3], ["b", "aa\n", "ab"]),
    ({"items": {"type": "string"}}, [[], ["a"], "x"], [["a", 1]]),
    ({"prefixItems": [{"const": 1}], "items": {"const": 2}}, [[1, 2, 2], [1]], [[2], [1, 1]]),
    ({"contains": {"const": 1}}, [[0, 1]], [[], [0]]),
    ({"minItems": 1, "maxItems": 2}, [[1], [1, 2]], [[], [1, 2, 3]]),
    ({"uniqueItems": True}, [[1, True, "1"]], [[1, 2, 1.0], [{"a": 1}, {"a": 1}]]),
    ({"required": ["a"]}, [{"a": 1}, []], [{}]),
    ({"dependentRequired": {"a": ["b"]}}, [{}, {"b": 1}, {"a": 1, "b": 1}], [{"a": 1}]),
    ({"minProperties": 1, "maxProperties": 1}, [{"a": 1}], [{}, {"a": 1, "b": 2}]),
    ({"properties": {"a": {"const": 1}}, "additionalProperties": False}, [{}, {"a": 1}],
     [{"a": 2}, {"b": 1}]),
    ({"patternProperties": {"^x-": {"const": 1}}, "additionalProperties": {"const": 2}},
     [{"x-a": 1, "b": 2}], [{"x-a": 2}, {"b": 1}]),
    ({"propertyNames": {"pattern": "^[a-z]+$"}}, [{"abc": 1}], [{"ABC": 1}]),
    ({"allOf": [{"minimum": 1}, {"maximum": 2}]}, [1, 2], [0, 3]),
    ({"anyOf": [{"const": 1}, {"type": "string"}]}, [1, "x"], [2]),
    ({"oneOf": [{"minimum": 1}, {"maximum": 2}]}, [0, 3], [1, 2]),
    ({"not": {"type": "null"}}, [1], [None]),
    ({"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"const": 0}}, ["a", 0], ["", 1]),
    ({"$ref": "#/$defs/list",
      "$defs": {"list": {"type": "array", "items": {"$ref": "#/$defs/list"}}}},
     [[], [[], [[]]]], [[[1]]]),
    (False, [], [1, None]),
]


class Keywords(unittest.TestCase):
    def test_every_row(self):
        for schema, good, bad in ROWS:
            validator = json_schema.Validator(schema)
            for value in good:
                with self.subTest(schema=schema, good=value):
                    self.assertEqual(list(validator.check(value)), [])
            for value in bad:
                with self.subTest(schema=schema, bad=value):
                    self.assertTrue(list(validator.check(value)))

    def test_every_keyword_has_a_row(self):
        keywords = {name[6:] for name in dir(json_schema.Validator) if name.startswith("check_")}
        used = {word.lstrip("$") for schema, _, _ in ROWS if schema for word in schema}
        self.assertEqual(keywords - used, set())

    def test_pointer(self):
        schema = {"properties": {"a/b": {"items": {"type": "string"}}}}
        (pointer, _), = json_schema.Validator(schema).check({"a/b": ["x", 1]})
        self.assertEqual(pointer, "/a~1b/1")

    def test_bad_schema(self):
        for schema in ({"minimun": 1}, {"type": "strnig"}, {"$ref": "#/$defs/none"},
                       {"$ref": "other.json"}, 3):
            with self.subTest(schema=schema), self.assertRaises(json_schema.SchemaError):
                list(json_schema.Validator(schema).check(1))


class CommandLine(unittest.TestCase):
    def run_tool(self, *texts):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, text in enumerate(texts):
                paths.append(os.path.join(folder, f"{number}.json"))
                with open(paths[-1], "w", encoding="utf-8") as file:
                    file.write(text)
            return subprocess.run([sys.executable, json_schema.__file__, *paths],
                                  capture_output=True, text=True, check=False)

    def test_exit_status(self):
        schema = json.dumps({"type": "string"})
        self.assertEqual(self.run_tool(schema, '"a"', '"b"').returncode, 0)
        bad = self.run_tool(schema, '"a"', "1")
        self.assertEqual((bad.returncode, bad.stdout.count("\n")), (1, 1))
        self.assertIn("1 is not of type string", bad.stdout)
        self.assertEqual(self.run_tool(schema, "{").returncode, 2)
        self.assertEqual(self.run_tool(schema, '{"a": 1, "a": 2}').returncode, 2)
        self.assertEqual(self.run_tool(schema, "NaN").returncode, 2)
        self.assertEqual(self.run_tool('{"typ": 1}', "1").returncode, 2)
        self.assertEqual(self.run_tool(schema).returncode, 2)


if __name__ == "__main__":
    unittest.main()
