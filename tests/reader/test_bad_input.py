#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_bad_input.py - files that are no reports, or hostile ones, and places that hold none.

Each ends in one clear line on standard error that names the file, exit status 3, and nothing on
standard output; a hostile but valid report is printed harmlessly.
"""

import json
import os
import random
import subprocess
import tempfile
import unittest

ASYNCPROBE = os.environ["ASYNCPROBE"]
MINIMAL = {"schema_version": 1}


def report(*args, cwd=None):
    return subprocess.run([ASYNCPROBE, "report", *args], cwd=cwd, capture_output=True, timeout=60)


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, data, name="r.json"):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data if isinstance(data, bytes) else json.dumps(data).encode())
        return path

    def refused(self, path, part):
        for extra in ([], ["--format", "json"]):
            done = report(path, *extra)
            self.assertEqual(done.returncode, 3, done)
            self.assertEqual(done.stdout, b"")
            line = done.stderr.decode()
            self.assertEqual(line.count("\n"), 1, line)
            self.assertTrue(line.startswith("asyncprobe: " + path), line)
            self.assertIn(part, line)

    def test_empty_file(self):
        self.refused(self.file(b""), "is empty")

    def test_truncated_at_every_byte(self):
        whole = json.dumps({"schema_version": 1, "stalls": [{"duration_ns": 5, "cause": "x"}]}).encode()
        for cut in range(1, len(whole)):
            done = report(self.file(whole[:cut]))
            self.assertEqual((done.returncode, done.stdout), (3, b""), whole[:cut])
            self.assertIn(b"not valid JSON", done.stderr)
        self.assertEqual(report(self.file(whole)).returncode, 0)

    def test_wrong_type_names_the_field(self):
        self.refused(self.file({"schema_version": 1, "stalls": [{"duration_ns": 1}, {"duration_ns": "1"}]}),
                     "stalls[1].duration_ns: expected a whole number from 0 on, found a string")

    def test_other_version(self):
        self.refused(self.file({"schema_version": 99}), "reads version 1")

    def test_not_a_report(self):
        self.refused(self.file({"name": "package"}), "not a report of asyncprobe")
        self.refused(self.file([1, 2]), "expected a report (an object), found an array")

    def test_binary(self):
        self.refused(self.file(bytes(range(256))), "not valid JSON")

    def test_deep_nesting(self):
        self.refused(self.file(b'{"schema_version": 1, "stalls": ' + b"[" * 100000), "nested deeper")

    def test_memory_bomb(self):
        self.refused(self.file(b"[" + b"[]," * 9000000 + b"[]]"), "more than 8 million values")

    def test_too_large(self):
        path = self.file(b"{")
        os.truncate(path, 2 << 30)
        self.refused(path, "2048 MiB")

    def test_duplicate_key(self):
        self.refused(self.file(b'{"schema_version": 1, "schema_version": 1}'), "not valid JSON")

    def test_number_too_large(self):
        self.refused(self.file(b'{"schema_version": 1, "stalls": [{"duration_ns": 99999999999999999999}]}'),
                     "not valid JSON")

    def test_missing_file(self):
        self.refused(os.path.join(self.folder.name, "none.json"), "No such file")

    def test_fifo_is_not_waited_for(self):
        path = os.path.join(self.folder.name, "fifo.json")
        os.mkfifo(path)
        self.refused(path, "not a regular file")

    def test_folder_without_reports(self):
        self.refused(self.folder.name, "no reports (*.json)")

    def test_one_bad_report_in_a_folder(self):
        self.file(MINIMAL, "a.json")
        bad = self.file(b"{", "b.json")
        self.file(MINIMAL, "c.json")
        whole = os.path.join(self.folder.name, "a.json")
        for args in ([self.folder.name], [bad, whole, whole]):
            for extra in ([], ["--format", "json"], ["--fail-on", "stall.count>=0"]):
                done = report(*args, *extra)
                self.assertEqual(done.returncode, 3)
                self.assertGreater(len(done.stdout), 0)
                lines = done.stderr.decode().splitlines()
                self.assertTrue(lines[-2].startswith("asyncprobe: " + bad + ":1:"), lines)
                self.assertEqual(lines[-1], "asyncprobe: 1 of 3 reports could not be read")
        merged = json.loads(report(self.folder.name, "--format", "json").stdout)
        self.assertEqual(len(merged["reports"]), 2)

    def test_one_bad_report_in_a_merged_document(self):
        path = self.file({"schema_version": 1, "reports": [MINIMAL, {"schema_version": 99}]})
        done = report(path)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"no event loop was seen", done.stdout)
        self.assertIn(b"r.json: reports[1]: schema_version: 99", done.stderr)
        self.assertIn(b"1 of 2 reports could not be read", done.stderr)

    def test_nothing_but_bad_reports(self):
        paths = [self.file(b"{", name) for name in ("a.json", "b.json")]
        done = report(self.folder.name)
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        lines = done.stderr.decode().splitlines()
        for path, line in zip(paths, lines):
            self.assertIn(path, line)
        self.assertEqual(lines[2:], ["asyncprobe: none of 2 reports could be read"])

    def test_more_reports_than_are_read(self):
        for number in range(4100):
            path = self.file(dict(MINIMAL, process={"pid": number + 1}), f"{number:04}.json")
            os.utime(path, (1000000 - number,) * 2)  # the last four are the oldest
        done = report(self.folder.name, "--format", "json")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, b"asyncprobe: 4 reports above the limit of 4096 were left out\n")
        pids = [one["process"]["pid"] for one in json.loads(done.stdout)["reports"]]
        self.assertEqual(pids, list(range(1, 4097)))

    def test_name_with_control_characters(self):
        path = self.file(b"", "a\x1b[31m\n.json")
        done = report(path)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertIn(b"a\\x1b[31m\\n.json", done.stderr)

    def hostile(self):
        evil = "\x1b]0;owned\x07\x9b31m\u202e\n\r\t\x7f"
        frame = {"function": evil, "file": evil, "line": 2**63 - 1, "module": "/" + evil, "build_id": evil,
                 "offset": 2**63 - 1}
        stall = {"id": evil, "loop": 2**63 - 1, "duration_ns": 2**63 - 1, "total_ns": 2**63 - 1,
                 "cause": evil, "count": 2**63 - 1, "cpu_ns": 2**63 - 1,
                 "call": {"name": evil, "path": evil, "fd": -(2**63), "lock": evil, "holder": 2**63 - 1},
                 "unwind": evil, "stack": [dict(frame, inlined=[frame])] * 3}
        return {"schema_version": 1,
                "process": {"pid": 2**63 - 1, "exe": evil, "cmdline": evil, "start": 0, "end": 2**63 - 1,
                            "exit": {"how": evil, "status": 2**63 - 1}, "threshold_ns": 2**63 - 1},
                "loops": [{"id": 2**63 - 1, "kind": evil, "framework": evil, "busy_ns": 2**63 - 1,
                           "thread": evil, "idle_ns": 2**63 - 1,
                           "lag": {"max_ns": 2**63 - 1, "buckets": [{"le_ns": 1, "count": 2**63 - 1},
                                                                    {"le_ns": 2, "count": 2**63 - 1},
                                                                    {"le_ns": 3, "count": 2**63 - 1}]}}],
                "stalls": [stall, stall, stall], "coverage": {"blind": [evil]},
                "events": [{"time": 0, "kind": evil, "text": evil}],
                "counts": {"total": 2**63 - 1, "suppressed": 2**63 - 1, "dropped": 2**63 - 1},
                "self": {"bytes": 2**63 - 1, "cpu_ns": 2**63 - 1}}

    def test_control_characters_are_shown_not_sent(self):
        for extra in ([], ["--format", "json"]):
            done = report(self.file(self.hostile()), *extra)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            text = done.stdout.decode()
            self.assertFalse([c for c in text if c != "\n" and not c.isprintable()], extra)
            self.assertIn("owned", text)

    def test_huge_strings_are_cut_in_text(self):
        stall = {"duration_ns": 1, "cause": "c" * 5000000,
                 "stack": [{"function": "f" * 5000000, "module": "/" + "m" * 5000000}]}
        done = report(self.file({"schema_version": 1, "stalls": [stall]}))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertLess(len(done.stdout), 3000)

    def test_module_that_would_hang_is_not_opened(self):
        fifo = os.path.join(self.folder.name, "module")
        os.mkfifo(fifo)
        frames = [{"module": module, "offset": 1, "build_id": "00"} for module in (fifo, "/dev/zero", "/proc/kmsg")]
        done = report(self.file({"schema_version": 1, "stalls": [{"duration_ns": 1, "stack": frames}]}))
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_random_damage_is_survived(self):
        whole = bytearray(json.dumps(self.hostile()).encode())
        dice = random.Random(1)
        for _ in range(300):
            data = bytearray(whole)
            for _ in range(dice.randrange(1, 4)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            done = report(self.file(bytes(data)))
            self.assertIn(done.returncode, (0, 3), done)

    def test_unwritable_output(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([ASYNCPROBE, "report", self.file(MINIMAL)], stdout=full,
                                  stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"standard output: No space left", done.stderr)

    def recover(self, data, part):
        path = self.file(data, "x.aprec")
        done = subprocess.run([ASYNCPROBE, "recover", path], capture_output=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertIn(path.encode(), done.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.folder.name, "x.json")))

    def test_no_recording(self):
        self.recover(b"", "")
        self.recover(b"x" * 100, "")
        self.recover(json.dumps(MINIMAL).encode(), "")
        self.recover(bytes(1 << 20), "")


if __name__ == "__main__":
    unittest.main()
