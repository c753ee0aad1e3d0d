#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_libclang.py - of several LLVM installations the build takes the newest that will do."""

import os
import subprocess
import tempfile
import unittest

MODULE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "cmake",
                      "libclang.cmake")


class Newest(unittest.TestCase):
    def chosen(self, *versions, without_headers=()):
        """Of installations of VERSIONS."""
        with tempfile.TemporaryDirectory() as folder:
            for version in (*versions, *without_headers):
                include = os.path.join(folder, f"llvm-{version}", "include", "clang-c")
                os.makedirs(include)
                if version not in without_headers:
                    with open(os.path.join(include, "Index.h"), "w", encoding="ascii"):
                        pass
            script = os.path.join(folder, "ask.cmake")
            with open(script, "w", encoding="utf-8") as file:
                file.write(f'include("{os.path.normpath(MODULE)}")\n'
                           f'newest_libclang(root "{folder}/llvm-*")\n'
                           'message(STATUS "chosen: ${root}")\n')
            shown = subprocess.run(["cmake", "-P", script], capture_output=True, text=True,
                                   check=True).stdout
            return os.path.basename(shown.split("chosen: ")[1].strip())

    def test_newest(self):
        self.assertEqual(self.chosen(17, 19, 18), "llvm-19")
        self.assertEqual(self.chosen(19, 9, 100), "llvm-100")

    def test_17_is_the_oldest(self):
        self.assertEqual(self.chosen(17), "llvm-17")
        self.assertEqual(self.chosen(14, 16), "")
        self.assertEqual(self.chosen(9, 16, 17), "llvm-17")

    def test_none(self):
        self.assertEqual(self.chosen(), "")

    def test_run_time_library_alone_does_not_count(self):
        self.assertEqual(self.chosen(18, without_headers=(19, 20)), "llvm-18")


if __name__ == "__main__":
    unittest.main()
