#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""sample_services.py - the services under samples/: the mistake of each "before" is found, with the
whole way to it, and each "after" is silent."""

import glob
import os
import subprocess
import unittest

from analysed import ASYNCLINT, AnalysedTest, analyse, callee

SAMPLES = os.path.join(os.environ["SOURCE_DIR"], "samples")


def run(sample):
    folder = os.path.join(SAMPLES, sample)
    files = sorted(os.path.basename(path) for path in glob.glob(os.path.join(folder, "*.c")))
    return folder, analyse(folder, *files)


class Samples(AnalysedTest):
    def test_hidden_dns_before(self):
        folder, (report, errors) = run("libuv-hidden-dns/before")
        self.assertEqual(errors, "")
        self.assertEqual(len(report["findings"]), 1)
        finding = report["findings"][0]
        self.assertEqual((callee(finding), finding["severity"], finding["file"],
                          finding["function"], finding["context"]["root"]),
                         ("getaddrinfo", "error", "names.c", "system_lookup", "on_read"))
        self.assert_path(folder, finding, [
            ("server.c", "on_connection", "uv_read_start"),
            ("server.c", "on_read", "answer_lines("),
            ("server.c", "answer_lines", "send_answer("),
            ("server.c", "send_answer", "answer_line("),
            ("answer.c", "answer_line", "names->lookup("),
            ("names.c", "system_lookup", "getaddrinfo("),
        ])
        self.assertIn("uv_getaddrinfo", finding["suggestion"])
        self.assertTrue(finding["why"])

    def test_hidden_dns_after_waits_on_a_worker(self):
        """It does the same work, and not with another function that would not wait anyway."""
        folder = os.path.join(SAMPLES, "libuv-hidden-dns", "after")
        files = sorted(glob.glob("*.c", root_dir=folder))
        shown = subprocess.run([ASYNCLINT, "--no-cache", "--dump=contexts", *files, "--"], check=True,
                               cwd=folder, capture_output=True, text=True, timeout=60).stdout
        contexts = [line.split(" ")[0] for line in shown.splitlines() if " system_lookup " in line]
        self.assertEqual(contexts, ["worker"])
        shown = subprocess.run([ASYNCLINT, "--no-cache", "--dump=facts", "names.c", "--"], check=True,
                               cwd=folder, capture_output=True, text=True, timeout=60).stdout
        lookup = shown[shown.index("function system_lookup"):].split("\nfunction ")[0]
        self.assertIn("getaddrinfo(", lookup)

    def test_log_fsync_before(self):
        folder, (report, errors) = run("libevent-log-fsync/before")
        self.assertEqual(errors, "")
        self.assertEqual(len(report["findings"]), 1)
        finding = report["findings"][0]
        self.assertEqual((callee(finding), finding["severity"], finding["file"],
                          finding["function"], finding["context"]["root"]),
                         ("fsync", "error", "audit.c", "audit_append", "on_request"))
        self.assert_path(folder, finding, [
            ("server.c", "serve", "evhttp_set_gencb"),
            ("server.c", "on_request", "audit_append("),
            ("audit.c", "audit_append", "fsync("),
        ])
        self.assertTrue(finding["suggestion"] and finding["why"])

    def test_after_is_silent(self):
        for sample in ("libuv-hidden-dns", "libevent-log-fsync"):
            _, (report, errors) = run(f"{sample}/after")
            self.assertEqual((report["findings"], errors), ([], ""), sample)
            self.assertGreater(report["summary"]["loop_functions"], 0, sample)


if __name__ == "__main__":
    unittest.main()
