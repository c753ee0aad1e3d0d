#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""libevent_examples.py - what asynclint says about the C examples of Debian's libevent-dev.

One of them answers HTTP requests with files from disk, which waits for the disk on the loop. The
others do nothing wrong: start-up code may wait, and event-read-fifo.c reads from a descriptor that
is non-blocking and was reported ready. Exit status 77 where the examples are not installed.
"""

import glob
import gzip
import os
import shutil
import sys
import tempfile
import unittest

from analysed import AnalysedTest, analyse, callee

INSTALLED = "/usr/share/doc/libevent-dev/examples"
SILENT = ("event-read-fifo.c", "dns-example.c", "http-connect.c", "https-client.c", "le-proxy.c",
          "hello-world.c", "signal-test.c", "time-test.c")
DISK = ["stat", "opendir", "readdir", "open"]


def unpacked():
    """A copy of the examples, which some distributions compress file by file."""
    folder = tempfile.mkdtemp(prefix="asynclint-examples-")
    for path in glob.glob(os.path.join(INSTALLED, "*.[ch]*")):
        target = os.path.join(folder, os.path.basename(path).removesuffix(".gz"))
        with (gzip.open if path.endswith(".gz") else open)(path, "rb") as packed:
            with open(target, "wb") as file:
                shutil.copyfileobj(packed, file)
    return folder


class Examples(AnalysedTest):
    @classmethod
    def setUpClass(cls):
        cls.folder = unpacked()
        cls.addClassCleanup(shutil.rmtree, cls.folder)

    def source(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read().split("\n")

    def test_http_server_waits_for_the_disk(self):
        report, _ = analyse(self.folder, "http-server.c")
        findings = report["findings"]
        self.assertEqual([callee(f) for f in findings], DISK)
        for finding in findings:
            self.assertEqual((finding["name"], finding["severity"], finding["function"],
                              finding["context"]["root"], finding["context"]["framework"]),
                             ("blocking-call", "warning", "send_document_cb", "send_document_cb",
                              "libevent"))
            line = self.source("http-server.c")[finding["line"] - 1]
            self.assertIn(callee(finding), line)
            self.assert_path(self.folder, finding, [
                ("http-server.c", "main", "evhttp_set_gencb"),
                ("http-server.c", "send_document_cb", callee(finding))])

    def test_nothing_in_main(self):
        for name in SILENT + ("http-server.c",):
            report, _ = analyse(self.folder, name, strict=True)
            self.assertEqual([f for f in report["findings"] if f["function"] == "main"], [], name)

    def test_the_others_are_silent(self):
        for name in SILENT:
            report, _ = analyse(self.folder, name)
            self.assertEqual(report["findings"], [], name)
            self.assertGreater(report["summary"]["loop_functions"], 0, name)

    def test_read_of_the_fifo_is_not_even_a_hint(self):
        report, _ = analyse(self.folder, "event-read-fifo.c", strict=True)
        self.assertNotIn("read", [callee(f) for f in report["findings"]])

    def test_without_nonblock_the_fifo_is_found(self):
        """The same program, broken: it reads to the end of a descriptor that blocks."""
        broken = "\n".join(self.source("event-read-fifo.c"))
        for old, new in ((" | O_NONBLOCK", ""), ("len = read(", "while ((len = read("),
                         ("sizeof(buf) - 1);", "sizeof(buf) - 1)) > 0) ;")):
            self.assertIn(old, broken)
            broken = broken.replace(old, new)
        with open(os.path.join(self.folder, "broken-fifo.c"), "w", encoding="utf-8") as file:
            file.write(broken)
        report, _ = analyse(self.folder, "broken-fifo.c")
        self.assertEqual([callee(f) for f in report["findings"]], ["read"])

    def test_missing_internal_headers_cost_no_finding(self):
        """Some examples include headers of libevent's own tree, which no package installs."""
        report, errors = analyse(self.folder, "http-server.c")
        if "internal.h" in "\n".join(self.source("http-server.c")):
            self.assertEqual(report["summary"]["units_partial"], 1)
            self.assertEqual(errors.count("analysed in part"), 1)

    def test_all_together(self):
        names = sorted(os.path.basename(p) for p in glob.glob(os.path.join(self.folder, "*.c")))
        names = [name for name in names if name != "broken-fifo.c"]
        report, _ = analyse(self.folder, *names)
        self.assertEqual([callee(f) for f in report["findings"]], DISK)
        self.assertEqual(report["summary"]["units"], len(names))


if __name__ == "__main__":
    if not os.path.isdir(INSTALLED):
        print(f"{INSTALLED} is not there: libevent-dev is not installed")
        sys.exit(77)
    unittest.main()
