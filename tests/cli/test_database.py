#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_database.py - where the compile commands come from, good and bad."""

import json
import os
import socket
import subprocess
import unittest

from cli import ASYNCLINT, CLEAN, SLEEPS, CliTest

ERROR = [("a.c", 6, "blocking-call", "error")]
PARTIAL = ("a.c", 1, "incomplete-unit", "note")
NEEDS_FLAG = '#ifdef WANTED\n#include "deep.h"\n' + SLEEPS + "#endif\n"
ERROR_BEHIND_FLAG = [("a.c", 8, "blocking-call", "error")]


class Forms(CliTest):
    def setUp(self):
        super().setUp()
        self.write("a.c", SLEEPS)

    def entry(self, **more):
        return {"directory": self.folder, "file": "a.c", **more}

    def test_command(self):
        self.database(self.entry(command="cc -O2 -Wall -c a.c -o a.o"))
        self.assertEqual(self.found(), ERROR)

    def test_arguments(self):
        self.database(self.entry(arguments=["cc", "-O2", "-c", "a.c"]))
        self.assertEqual(self.found(), ERROR)

    def needs_flag(self):
        self.write("a.c", NEEDS_FLAG)
        self.write("include dir/deep.h", "\n")

    def test_flags_of_a_command_are_used(self):
        self.needs_flag()
        self.database(self.entry(command="cc -DWANTED '-Iinclude dir' -c a.c"))
        self.assertEqual(self.found(), ERROR_BEHIND_FLAG)
        self.database(self.entry(command='cc -D WANTED -I "include dir" -c a.c'))
        self.assertEqual(self.found(), ERROR_BEHIND_FLAG)
        self.database(self.entry(command="cc -DWANTED -UWANTED -c a.c"))
        self.assertEqual(self.found(), [])

    def test_flags_of_arguments_are_used(self):
        self.needs_flag()
        self.database(self.entry(arguments=["cc", "-DWANTED", "-Iinclude dir", "-c", "a.c"]))
        self.assertEqual(self.found(), ERROR_BEHIND_FLAG)

    def test_response_files(self):
        self.needs_flag()
        self.write("args.rsp", "-DWANTED @more.rsp\n")
        self.write("more.rsp", '"-Iinclude dir"\n')
        self.database(self.entry(command="cc @args.rsp -c a.c"))
        self.assertEqual(self.found(), ERROR_BEHIND_FLAG)
        self.database(self.entry(arguments=["cc", "@args.rsp", "-c", "a.c"]))
        self.assertEqual(self.found(), ERROR_BEHIND_FLAG)
        self.assertEqual(self.found("a.c", "--", "@args.rsp"), ERROR_BEHIND_FLAG)

    def test_response_file_that_cannot_be_read(self):
        self.write("loop.rsp", "@loop.rsp -DX\n")
        os.mkfifo(self.path("fifo.rsp"))
        self.write("b.c", CLEAN)
        for name, why in (("loop", "includes itself"), ("gone", "No such file or directory"),
                          ("fifo", "is not a regular file")):
            self.database("b.c", self.entry(command=f"cc @{name}.rsp @gone2.rsp -c a.c"))
            report, result = self.json()
            self.assertEqual((result.status, len(result.err_lines)), (1, 1), result)
            for words in ("a.c: analysed in part: ", "compile_commands.json: entry 1: ",
                          f"response file {name}.rsp: {why}"):
                self.assertIn(words, result.err)
            self.assertEqual((report["summary"]["units_partial"], report["summary"]["errors"]),
                             (1, 1))
            self.assertEqual(self.lint("--require-complete").status, 3)

    def test_response_file_counts_more_than_what_follows_from_it(self):
        self.write("a.c", '#include "deep.h"\n' + SLEEPS)
        self.database(self.entry(command="cc @gone.rsp -c a.c"))
        result = self.lint()
        self.assertEqual((result.status, len(result.err_lines)), (1, 1), result)
        self.assertIn("gone.rsp", result.err)

    def test_empty_response_file(self):
        self.write("empty.rsp", "")
        self.database(self.entry(command="cc @empty.rsp -c a.c"))
        result = self.lint()
        self.assertEqual((result.status, result.err), (1, ""), result)

    def test_relative_and_absolute_paths(self):
        self.write("sub/b.c", SLEEPS)
        in_b = [("sub/b.c",) + ERROR[0][1:]]
        for directory, file in ((self.folder, "sub/b.c"), (self.path("sub"), "b.c"),
                                (self.path("sub"), "../sub/./b.c"), ("sub", "b.c"),
                                (self.folder, self.path("sub/b.c"))):
            self.database({"directory": directory, "file": file, "command": f"cc -c {file}"})
            self.assertEqual(self.found(), in_b, (directory, file))

    def test_include_path_is_relative_to_the_directory_of_the_entry(self):
        self.write("sub/b.c", '#include "deep.h"\n' + SLEEPS)
        self.write("sub/inc/deep.h", "\n")
        self.database({"directory": self.path("sub"), "file": "b.c", "command": "cc -Iinc -c b.c"})
        result = self.lint()
        self.assertEqual((result.status, result.err), (1, ""), result)

    def test_spaces_and_letters_of_the_world(self):
        name = "größe 中文/a b.c"
        self.write(name, SLEEPS)
        self.database({"directory": self.folder, "file": name, "arguments": ["cc", "-c", name]})
        self.assertEqual(self.found(), [(name,) + ERROR[0][1:]])
        self.database({"directory": self.folder, "file": name, "command": f'cc -c "{name}"'})
        self.assertEqual(self.found(), [(name,) + ERROR[0][1:]])
        self.assertEqual(self.found(name, "--"), [(name,) + ERROR[0][1:]])

    def test_same_file_twice_is_one_finding(self):
        self.database(self.entry(command="cc -c a.c"), self.entry(command="cc -c a.c"),
                      self.entry(command="cc -DX -c a.c"))
        report, _ = self.json()
        self.assertEqual((len(report["findings"]), report["summary"]["units"]), (1, 2))

    def test_same_file_with_other_flags_counts_too(self):
        self.needs_flag()
        self.database(self.entry(command="cc -c a.c"),
                      self.entry(command="cc -DWANTED '-Iinclude dir' -c a.c"))
        self.assertEqual(self.found(), ERROR_BEHIND_FLAG)

    def test_flags_that_only_gcc_knows(self):
        self.database(self.entry(command="gcc -fno-tree-loop-im -mabi=sysv -fplan9-extensions "
                                         "-Wno-clobbered -zmuldefs --param x=1 -c a.c"),
                      self.entry(command="gcc -fno-tree-loop-im -c a.c"))
        result = self.lint()
        self.assertEqual(result.status, 1, result)
        self.assertEqual(len(result.err_lines), 1, result)
        for flag in ("-fno-tree-loop-im", "-mabi=sysv", "-zmuldefs"):
            self.assertEqual(result.err.count(flag), 1, result)

    def test_language_of_the_command(self):
        self.write("a.c", SLEEPS.replace("sleep(1)", "sleep(({ enum { typeof = 1 }; 1; }))"))
        self.database(self.entry(command="cc -std=c99 -D_DEFAULT_SOURCE -c a.c"))
        self.assertEqual(self.found(), ERROR)

    def test_output_name_is_no_source(self):
        self.database(self.entry(command="cc -o b.c -MF a.d -MT a.o -MMD -c a.c"))
        self.assertEqual(self.found(), ERROR)


class Selection(CliTest):
    def setUp(self):
        super().setUp()
        self.write("a.c", SLEEPS)
        self.write("b.c", SLEEPS)
        self.write("build/compile_commands.json", "")

    def test_only_the_files_named(self):
        self.database("a.c", "b.c")
        self.assertEqual(len(self.found()), 2)
        self.assertEqual(self.found("a.c"), ERROR)
        self.assertEqual(self.found(self.path("./a.c")), ERROR)
        self.assertEqual(len(self.found("b.c", "a.c")), 2)

    def test_file_that_is_not_in_it(self):
        self.database("a.c")
        self.assert_refused(self.lint("a.c", "b.c"), "b.c", "compil")

    def test_build_directory(self):
        self.database("a.c", name="build/compile_commands.json")
        self.assertEqual(self.found(), ERROR)
        self.assertEqual(self.found("-p", "build"), ERROR)
        self.assertEqual(self.found("-p", "build/compile_commands.json"), ERROR)
        self.database("a.c", "b.c")
        self.assertEqual(len(self.found()), 2)

    def test_from_elsewhere(self):
        self.database("a.c", name="build/compile_commands.json")
        os.mkdir(self.path("elsewhere"))
        self.assertEqual(self.found("-p", self.path("build"), cwd=self.path("elsewhere")),
                         [(self.path("a.c"),) + ERROR[0][1:]])

    def test_flags_instead_of_a_database(self):
        self.assertEqual(self.found("a.c", "--"), ERROR)
        self.assertEqual(len(self.found("a.c", "b.c", "--", "-DX")), 2)
        self.assertEqual(self.found("a.c", "--", "-Don_timer=tick", "--strict"), ERROR)

    def test_flags_without_a_file(self):
        self.assert_refused(self.lint("--", "-DX"), "--", "FILE")


class Trouble(CliTest):
    def setUp(self):
        super().setUp()
        self.write("a.c", SLEEPS)

    def test_none(self):
        self.assert_refused(self.lint(), "compile_commands.json", "-p", "--")
        self.assert_refused(self.lint("-p", "nowhere"), "nowhere")
        self.assert_refused(self.lint("-p", self.folder), self.folder)

    def test_folder_that_may_not_be_entered(self):
        """Not "no such file": it may well be there."""
        os.chmod(self.folder, 0o755)
        self.write("closed/compile_commands.json", "[]")
        self.write("closed/in.c", SLEEPS)
        self.write("dir/b.c", SLEEPS)
        self.database("closed/in.c", name="dir/compile_commands.json")
        with self.closed_folder("closed") as wrap:
            for args in (("-p", "closed"), ("-p", "closed/compile_commands.json"),
                         ("closed/in.c",)):
                result = self.lint(*args, wrap=wrap)
                self.assert_refused(result, args[-1], "Permission denied")
            for args in (("closed/in.c", "--"), ("-p", "dir")):
                result = self.lint("--no-cache", *args, wrap=wrap)
                self.assertEqual((result.status, len(result.err_lines)), (3, 1), result)
                self.assertIn("closed/in.c: Permission denied", result.err)

    def test_not_json(self):
        for text in ("", "[", "hello", '[{"file": }]', b"\xff\xfe[]", '[{"file": "\x01"}]'):
            self.write("compile_commands.json", text)
            self.assert_refused(self.lint(), "compile_commands.json:")

    def test_byte_order_mark(self):
        with open(self.database("a.c"), "rb") as file:
            rows = file.read()
        self.write("compile_commands.json", b"\xef\xbb\xbf" + rows)
        self.assertEqual(self.found(), ERROR)

    def test_a_name_that_is_no_utf8_costs_itself(self):
        with open(self.database("a.c", "gr@n.c"), "rb") as file:
            rows = file.read().replace(b"}, {", b"},\n{").replace(b"@", b"\xfc")
        self.write("compile_commands.json", rows)
        result = self.lint()
        self.assertEqual((result.status, len(result.err_lines)), (1, 2), result)
        self.assertIn("compile_commands.json:2: a byte that is no UTF-8", result.err)
        self.assertIn("gr\ufffdn.c: no such file", result.err)

    def test_working_directory_that_is_gone(self):
        self.database("a.c")
        for args in ("a.c --", "-p .", "", "a.c"):
            script = f'mkdir gone && cd gone && rmdir ../gone && exec "$0" --no-cache {args}'
            done = subprocess.run(["sh", "-c", script, ASYNCLINT], cwd=self.folder, timeout=60,
                                  capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr.count("\n")), (2, 1), done)
            self.assertIn("the working directory is gone", done.stderr)
        script = f'mkdir gone && cd gone && rmdir ../gone && exec "$0" --no-cache -p {self.folder}'
        done = subprocess.run(["sh", "-c", script, ASYNCLINT], cwd=self.folder, timeout=60,
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (1, ""), done)

    def test_not_an_array(self):
        for text, word in (("{}", "array"), ('"x"', ""), ("3", ""), ("null", "")):
            self.write("compile_commands.json", text)
            self.assert_refused(self.lint(), "compile_commands.json:1:", word)

    def test_empty(self):
        """What bear writes for a tree that is built already."""
        self.database()
        result = self.lint()
        self.assertEqual((result.status, len(result.err_lines)), (3, 1), result)
        for words in ("compile_commands.json: names no file to analyse", "built already", "clean"):
            self.assertIn(words, result.err)

    def test_nothing_but_other_languages(self):
        self.database("x.S", {"file": "y.f90", "command": "gfortran -c y.f90"},
                      {"file": "z.c", "command": "cc -x assembler-with-cpp -c z.c"})
        result = self.lint()
        self.assertEqual((result.status, len(result.err_lines)), (3, 1), result)
        for words in ("compile_commands.json: names no C file to analyse", "3 files", "languages"):
            self.assertIn(words, result.err)
        self.database("x.S")
        self.assertIn("1 file in", self.lint().err)

    def test_other_languages_beside_c(self):
        self.write("x.S", ".globl f\n")
        self.write("y.S", SLEEPS)
        self.database("a.c", "x.S", {"directory": self.folder, "file": "y.S",
                                     "command": "cc -xc -c y.S"})
        report, result = self.json("--require-complete")
        self.assertEqual((result.status, len(result.err_lines)), (1, 1), result)
        self.assertIn("info: files in other languages that were left out: 1", result.err)
        self.assertEqual((report["summary"]["units"], report["summary"]["errors"]), (2, 2))

    def test_missing_file(self):
        self.database("a.c", "gone.c")
        result = self.lint()
        self.assertEqual(result.status, 1, result)
        self.assertEqual(len(result.err_lines), 1, result)
        self.assertIn("gone.c: no such file", result.err)
        self.assertIn("1 error in", result.out)

    def test_only_missing_files(self):
        self.database("gone.c")
        result = self.lint()
        self.assertEqual((result.status, len(result.err_lines)), (3, 1), result)

    def test_missing_directory(self):
        self.database({"directory": self.path("none"), "file": self.path("a.c"),
                       "command": "cc -c a.c"})
        self.assertEqual(self.found(), [PARTIAL, *ERROR])

    def test_file_that_does_not_parse(self):
        self.write("broken.c", "int f( {\n)) = ;\n")
        self.database("a.c", "broken.c")
        report, result = self.json()
        self.assertEqual(result.status, 1, result)
        self.assertEqual(len(result.err_lines), 1, result)
        self.assertIn("broken.c", result.err)
        summary = report["summary"]
        self.assertEqual((summary["units"], summary["units_partial"], summary["errors"]), (2, 1, 1))

    def test_what_was_lost_is_a_finding(self):
        self.write("b.c", CLEAN)
        self.database("a.c", "gone.c")
        self.assertIn(("gone.c", 1, "incomplete-unit", "note"), self.found())
        self.assertEqual(self.lint("--strict", "--disable", "ASY905").out.count("ASY905"), 0)

    def test_missing_header_costs_that_header(self):
        self.write("a.c", SLEEPS.replace("#include <unistd.h>",
                                         '#include "gone.h"\n#include <unistd.h>'))
        self.database("a.c")
        report, result = self.json()
        self.assertEqual(result.status, 1, result)
        self.assertEqual(len(result.err_lines), 1, result)
        self.assertIn("'gone.h' file not found", result.err)
        self.assertEqual(self.found()[0], PARTIAL)
        self.assertIn("a.c:1", result.err)
        self.assertEqual((report["summary"]["units_partial"], report["summary"]["errors"]), (1, 1))

    def test_not_a_c_file_at_all(self):
        self.write("noise.c", bytes(range(256)) * 20)
        os.mkdir(self.path("folder.c"))
        self.database("a.c", "noise.c", "folder.c")
        report, result = self.json()
        self.assertEqual((result.status, len(result.err_lines)), (1, 2), result)
        self.assertEqual(report["summary"]["errors"], 1)

    def test_sources_that_are_no_files(self):
        os.mkfifo(self.path("fifo.c"))
        os.symlink("/dev/zero", self.path("device.c"))
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.path("socket.c"))
        self.database("a.c", "fifo.c", "device.c", "socket.c")
        report, result = self.json()
        self.assertEqual((result.status, len(result.err_lines)), (1, 3), result)
        for name in ("fifo.c", "device.c", "socket.c"):
            self.assertIn(f"{name}: is not a regular file\n", result.err)
        self.assertEqual((report["summary"]["units_failed"], report["summary"]["errors"]), (3, 1))
        self.assertEqual(self.lint("fifo.c", "--").status, 3)

    def test_database_that_is_no_file(self):
        os.mkfifo(self.path("compile_commands.json"))
        self.assert_refused(self.lint(), "compile_commands.json: is not a regular file")
        self.assert_refused(self.lint("-p", "compile_commands.json"), "is not a regular file")
        self.assert_refused(self.lint("-p", "/dev/zero"), "/dev/zero: is not a regular file")

    def test_database_from_a_pipe(self):
        rows = json.dumps([{"directory": self.folder, "file": "a.c", "command": "cc -c a.c"}])
        for command in (f"(sleep 0.2; echo '{rows}') | $0 -p /dev/stdin",
                        f"$0 -p <(echo '{rows}')", f"$0 -p /dev/stdin <<< '{rows}'"):
            done = subprocess.run(["bash", "-c", command, ASYNCLINT], cwd=self.folder, timeout=60,
                                  capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (1, b""), command)

    def test_entries_of_the_wrong_shape_cost_themselves(self):
        good = {"directory": self.folder, "file": "a.c", "command": "cc -c a.c"}
        for wrong, words in ((3, '"file"'), ([], '"file"'), ({}, '"file"'),
                             ({"file": 7, "command": "cc"}, '"file"'),
                             ({"file": ""}, '"file"'),
                             ({"file": "b.c"}, '"command"'),
                             ({"file": "b.c", "command": 7}, '"command"'),
                             ({"file": "b.c", "arguments": "cc"}, '"arguments"'),
                             ({"file": "b.c", "arguments": ["cc", 1]}, "not a string"),
                             ({"file": "b.c", "arguments": []}, "empty"),
                             ({"file": "b.c", "command": ""}, "empty"),
                             ({"file": "b.c", "command": "cc 'x"}, "quote")):
            self.database(good, wrong)
            result = self.lint()
            self.assertEqual((result.status, len(result.err_lines)), (1, 1), (wrong, result))
            self.assertIn("entry 1", result.err)
            self.assertIn(words, result.err, wrong)

    def test_unusable_entry_is_a_missing_unit(self):
        self.write("a.c", CLEAN)
        self.database("a.c", {"file": 7})
        self.assertEqual(self.lint().status, 0)
        self.assertEqual(self.lint("--require-complete").status, 3)


if __name__ == "__main__":
    unittest.main()
