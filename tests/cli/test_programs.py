#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_programs.py - several programs in one database: what one of them does is no business of another.

A server and a tool share a library. The server's loop calls the library, which calls report() and
a hook; the server and the tool have a report() and a hook each. What the tool's do can only be
found wrong by somebody who takes both for one program.
"""

import json
import os
import random
import shutil
import subprocess
import unittest

from cli import CliTest

HEADER = "void set_hook(void (*f)(void));\nvoid common_step(void);\nvoid report(void);\n"
SOURCES = {
    "lib/common.h": HEADER,
    "lib/common.c": """#include "common.h"
static void (*hook)(void);
void set_hook(void (*f)(void))
{
	hook = f;
}
void common_step(void)
{
	report();
	hook();
}
""",
    "server/main.c": """#include <uv.h>
#include "common.h"
static void quick(void)
{
}
static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	common_step();
}
int main(void)
{
	static uv_timer_t timer;
	set_hook(quick);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 10, 10);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
""",
    "server/report.c": """#include <unistd.h>
#include "common.h"
void report(void)
{
	sleep(1);
}
""",
    "tool/main.c": """#include <unistd.h>
#include "common.h"
static void slow(void)
{
	sleep(3);
}
int main(void)
{
	set_hook(slow);
	common_step();
	return 0;
}
""",
    "tool/report.c": """#include <unistd.h>
#include "common.h"
void report(void)
{
	sleep(2);
}
""",
}
TRUE = [("server/report.c", 5, "blocking-call", "error")]
FALSE = [("tool/main.c", 5, "blocking-call", "error"), ("tool/report.c", 5, "blocking-call", "error")]
PROGRAMS = {"server": ["server/main.c", "server/report.c", "lib/common.c"],
            "tool": ["tool/main.c", "tool/report.c", "lib/common.c"]}
C_FILES = sorted(name for name in SOURCES if name.endswith(".c"))
CMAKE = """cmake_minimum_required(VERSION 3.13)
project(two C)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
include_directories(lib)
add_subdirectory(lib)
add_subdirectory(server)
add_subdirectory(tool)
"""
SUBFOLDERS = {
    "lib": "add_library(common {kind} common.c)\n",
    "server": "add_executable(server main.c report.c)\ntarget_link_libraries(server common uv)\n",
    "tool": "add_executable(tool main.c report.c)\ntarget_link_libraries(tool common)\n",
}
GENERATORS = ("Unix Makefiles", "Ninja", "Ninja Multi-Config")


class ProgramsTest(CliTest):
    def setUp(self):
        super().setUp()
        for name, text in SOURCES.items():
            self.write(name, text)

    def obj(self, name):
        return f"b/{name}.o"

    def compile_entry(self, name, output=None, **more):
        """An entry that makes an object of NAME, run in the build folder b."""
        output = output or f"{name}.o"
        return {"directory": self.path("b"), "file": self.path(name),
                "command": f"cc -I../lib -o {output} -c ../{name}", **more}

    def entries(self):
        return [self.compile_entry(name) for name in C_FILES]

    def put_database(self, entries):
        self.write("b/compile_commands.json", json.dumps(entries))

    def found(self, *args, **more):
        return sorted(super().found("-p", "b", *args, **more))

    def dump(self, *args):
        lines = self.lint("-p", "b", "--dump=program", *args).out.splitlines()
        return [line for line in lines if line.startswith(("program ", "unit "))]

    def assert_told_apart(self):
        result = self.lint("-p", "b", "--stats")
        self.assertIn("programs known: 2", result.err)
        self.assertNotIn("warning", result.err)
        self.assertEqual(self.found(), TRUE)

    def assert_one_program(self, *args):
        self.assertEqual(self.found(*args), sorted(TRUE + FALSE))


class NothingKnown(ProgramsTest):
    """The build says nothing: each main() is a program, with what it needs by name."""

    def test_database_alone(self):
        self.put_database(self.entries())
        self.assert_told_apart()
        self.assertEqual(self.dump(), [
            "program server/main.c", "program tool/main.c",
            "unit lib/common.c in all",
            "unit server/main.c in server/main.c", "unit server/report.c in server/main.c",
            "unit tool/main.c in tool/main.c", "unit tool/report.c in tool/main.c"])

    def test_two_definitions_equally_near(self):
        """Nobody knows which of the two a program has: both are believed."""
        for name in ("server", "tool"):
            self.write(f"{name}-report.c", SOURCES[f"{name}/report.c"])
        names = [n for n in C_FILES if "report" not in n] + ["server-report.c", "tool-report.c"]
        self.put_database([self.compile_entry(name) for name in names])
        self.assertEqual(self.found(), [("server-report.c", 5, "blocking-call", "error"),
                                        ("tool-report.c", 5, "blocking-call", "error")])

    def test_tool_has_a_file_of_its_own_for_a_name(self):
        """report() is in what the server needs anyway, and in a small file made for the tool."""
        for name in ("server/report.c", "tool/report.c"):
            os.remove(self.path(name))
        self.write("server.c", SOURCES["server/main.c"].replace(
            "common_step();\n}", "common_step();\n\textra();\n}").replace(
            "static void quick", "void extra(void);\nstatic void quick"))
        self.write("extra.c", SOURCES["server/report.c"] +
                   "void lost(void);\nvoid extra(void)\n{\n\tlost();\n}\n")
        self.write("lost.c", "void lost(void);\nvoid lost(void)\n{\n}\n")
        self.write("tool.c", SOURCES["tool/main.c"])
        self.write("tool_report.c", SOURCES["tool/report.c"])
        self.put_database([self.compile_entry(name) for name in (
            "lib/common.c", "server.c", "extra.c", "lost.c", "tool.c", "tool_report.c")])
        self.assertEqual(self.found(), [("extra.c", 5, "blocking-call", "error")])
        self.assertEqual([line for line in self.dump() if "report" in line or "extra" in line], [
            "unit extra.c in server.c", "unit tool_report.c in tool.c"])

    def test_module_is_for_who_has_what_it_names(self):
        """A plugin of the tool: the server has no tool_hook()."""
        self.write("tool/hooks.c", '#include "common.h"\nvoid tool_hook(void (*f)(void));\n'
                   "void tool_hook(void (*f)(void))\n{\n\tset_hook(f);\n}\n")
        self.write("tool/main.c", SOURCES["tool/main.c"].replace(
            "set_hook(slow)", "tool_hook(slow)").replace(
            "static void slow", "void tool_hook(void (*f)(void));\nstatic void slow"))
        self.write("module/slow.c", "#include <unistd.h>\nvoid tool_hook(void (*f)(void));\n"
                   "static void wait(void)\n{\n\tsleep(4);\n}\n"
                   "void module_init(void);\nvoid module_init(void)\n{\n\ttool_hook(wait);\n}\n")
        self.put_database(self.entries() + [self.compile_entry("module/slow.c"),
                                            self.compile_entry("tool/hooks.c")])
        self.assertIn("unit module/slow.c in tool/main.c", self.dump())
        self.assertEqual(self.found(), TRUE)

    def test_module_that_no_main_needs(self):
        """Somebody may load it: it belongs to all, and what it needs by name is there."""
        self.write("module/slow.c", '#include <unistd.h>\n#include "common.h"\n'
                   "static void wait(void)\n{\n\tsleep(4);\n}\n"
                   "void module_init(void)\n{\n\tset_hook(wait);\n}\n")
        self.put_database(self.entries() + [self.compile_entry("module/slow.c")])
        self.assertEqual(self.found(), [("module/slow.c", 5, "blocking-call", "error"), *TRUE])

    def test_table_of_another_unit(self):
        """A variable that is named counts as well as a function."""
        self.write("tool/table.c", "static void step(void)\n{\n}\nvoid (*const table)(void) = step;\n")
        self.write("tool/main.c", SOURCES["tool/main.c"] +
                   "extern void (*const table)(void);\nvoid use(void)\n{\n\ttable();\n}\n")
        self.put_database(self.entries() + [self.compile_entry("tool/table.c")])
        self.assertIn("unit tool/table.c in tool/main.c", self.dump())

    def test_commands_for_an_editor(self):
        """Neither -c nor -o: that says nothing of what is linked."""
        self.put_database([dict(self.compile_entry(name), command=f"cc -I../lib ../{name}")
                           for name in C_FILES])
        self.assert_told_apart()

    def test_files_on_the_command_line(self):
        result = sorted(CliTest.found(self, *C_FILES, "--", "-Ilib"))
        self.assertEqual(result, TRUE)


class Database(ProgramsTest):
    def link(self, program, library=""):
        objects = [f"{name}.o" for name in PROGRAMS[program] if not (library and "lib/" in name)]
        return {"directory": self.path("b"), "file": objects[0], "output": program,
                "command": f"cc -o {program} {' '.join(objects)} {library} -luv"}

    def test_link_commands(self):
        self.put_database(self.entries() + [self.link("server"), self.link("tool")])
        self.assert_told_apart()

    def test_archive(self):
        archive = {"directory": self.path("b"), "file": "lib/common.c.o", "output": "libcommon.a",
                   "command": "rm -f libcommon.a && gcc-ar-12 csr libcommon.a lib/common.c.o"}
        self.put_database(self.entries() + [archive, self.link("server", "-L. -lcommon"),
                                            self.link("tool", "./libcommon.a")])
        self.assert_told_apart()
        self.assertIn("unit lib/common.c in all", self.dump())

    def test_shared_library_by_its_short_name(self):
        shared = {"directory": self.path("b"), "file": "lib/common.c.o",
                  "command": "cc -shared -o libcommon.so.1.2 lib/common.c.o"}
        self.put_database(self.entries() + [shared, self.link("server", "-L. -lcommon"),
                                            self.link("tool", "libcommon.so.1.2")])
        self.assert_told_apart()

    def test_objects_in_a_response_file(self):
        self.write("b/tool.rsp", " ".join(f"{name}.o" for name in PROGRAMS["tool"]))
        tool = dict(self.link("tool"), command="cc @tool.rsp -o tool")
        self.put_database(self.entries() + [self.link("server"), tool])
        self.assert_told_apart()

    def test_output_from_the_top_of_the_build(self):
        """As CMake 3.28 writes it: -o is relative to the directory, "output" to the build."""
        entries = self.entries()
        for entry in entries:
            entry["output"] = os.path.join("b", entry.get("output") or "x.o")
        self.put_database(entries + [self.link("server"), self.link("tool")])
        self.assert_told_apart()

    def test_compiled_and_linked_at_once(self):
        """As bear records `cc -o tool main.c report.c`; nobody knows who links the library."""
        entries = [self.compile_entry("lib/common.c")]
        for program in PROGRAMS:
            entries += [self.compile_entry(f"{program}/{name}", program)
                        for name in ("main.c", "report.c")]
        self.put_database(entries)
        self.assert_told_apart()
        for entry in entries[1:]:
            entry["command"] = entry["command"].replace("-c ", "")
        self.put_database(entries)
        self.assert_told_apart()

    def test_library_that_nobody_links_is_in_all(self):
        module = {"directory": self.path("b"), "file": "lib/common.c.o",
                  "command": "cc -shared -o plugin.so lib/common.c.o"}
        server, tool = self.link("server", "-ldl"), self.link("tool", "-ldl")
        self.put_database(self.entries() + [module, server, tool])
        self.assert_told_apart()
        self.assertIn("unit lib/common.c in all", self.dump())

    def test_main_of_each_program(self):
        """A loop's callback may be named main only in its own program."""
        self.put_database(self.entries() + [self.link("server"), self.link("tool")])
        self.assertEqual(self.dump(), ["program b/server", "program b/tool",
                                       "unit lib/common.c in all",
                                       "unit server/main.c in b/server",
                                       "unit server/report.c in b/server",
                                       "unit tool/main.c in b/tool",
                                       "unit tool/report.c in b/tool"])

    def test_order_and_jobs_do_not_show(self):
        entries = self.entries() + [self.link("server"), self.link("tool")]
        self.put_database(entries)
        views = (("--dump=program",), ("--strict", "--format", "json"))
        expected = [self.lint("-p", "b", *view).out for view in views]
        chance = random.Random(7)
        for jobs in "12":
            chance.shuffle(entries)
            self.put_database(entries)
            self.assertEqual([self.lint("-p", "b", "--no-cache", "-j", jobs, *view).out
                              for view in views], expected)

    def test_some_files_only(self):
        self.put_database(self.entries() + [self.link("server"), self.link("tool")])
        self.assertEqual(self.found("server/main.c", "server/report.c", "lib/common.c"), TRUE)

    def test_a_stub_that_hides_a_library_call(self):
        """The tool's own sleep() is not what the server calls."""
        self.write("tool/report.c", "unsigned sleep(unsigned s);\nunsigned sleep(unsigned s)\n"
                   "{\n\treturn s;\n}\nvoid report(void);\nvoid report(void)\n{\n}\n")
        self.put_database(self.entries() + [self.link("server"), self.link("tool")])
        self.assertEqual(self.found(), TRUE)


class CMake(ProgramsTest):
    def configure(self, generator, kind):
        self.write("CMakeLists.txt", CMAKE)
        for folder, text in SUBFOLDERS.items():
            self.write(f"{folder}/CMakeLists.txt", text.format(kind=kind))
        shutil.rmtree(self.path("b"), ignore_errors=True)
        subprocess.run(["cmake", "-G", generator, "-S", ".", "-B", "b"], cwd=self.folder,
                       stdout=subprocess.DEVNULL, check=True)

    def test_generators(self):
        for generator in GENERATORS:
            for kind in ("STATIC", "SHARED", "OBJECT"):
                with self.subTest(generator=generator, kind=kind):
                    self.configure(generator, kind)
                    self.assertEqual(self.found(), TRUE)

    def test_database_linked_beside_the_sources(self):
        self.configure("Unix Makefiles", "STATIC")
        os.symlink("b/compile_commands.json", self.path("compile_commands.json"))
        self.assertEqual(sorted(CliTest.found(self)), TRUE)

    def test_link_file_changes_without_a_parse(self):
        self.configure("Unix Makefiles", "STATIC")
        self.assertEqual(self.found(), TRUE)
        path = "b/tool/CMakeFiles/tool.dir/link.txt"
        self.write(path, self.read(path).replace("main.c.o", "main.c.o ../server/CMakeFiles/"
                                                 "server.dir/main.c.o"))
        result = self.lint("-p", "b", "--stats")
        self.assertIn("cache: 5 hits, 0 misses", result.err)
        self.assert_one_program()

    def test_link_file_that_cannot_be_read(self):
        self.configure("Unix Makefiles", "STATIC")
        for text in ("cc 'main.c.o -o tool\n", "cc @tool.rsp -o tool\n"):
            self.write("b/tool/CMakeFiles/tool.dir/tool.rsp", "@tool.rsp")
            self.write("b/tool/CMakeFiles/tool.dir/link.txt", text)
            self.assertEqual(self.found(), TRUE)
            result = self.lint("-p", "b")
            self.assertEqual(len(result.err_lines), 1, result)
            self.assertIn("programs are told apart by their main()", result.err)


MESON = """# This is the build file for project "two"
ninja_required_version = 1.8.2

rule c_COMPILER
 command = cc $ARGS -MD -MQ $out -MF $DEPFILE -o $out -c $in
 deps = gcc
 depfile = $DEPFILE
 description = Compiling C object $out

rule STATIC_LINKER
 command = rm -f $out && ar $LINK_ARGS $out $in
 description = Linking static target $out

rule c_LINKER_RSP
 command = cc @$out.rsp
 rspfile = $out.rsp
 rspfile_content = $ARGS -o $out $in $LINK_ARGS

rule c_LINKER
 command = cc $ARGS -o $out $in $LINK_ARGS
 description = Linking target $out

rule CUSTOM_COMMAND
 command = $COMMAND
 restat = 1

pool one_job
 depth = 1

build PHONY: phony
build all: phony server tool | tests
build tests: CUSTOM_COMMAND server tool | PHONY
 COMMAND = sh -c 'set -e; ./server "$$@" && ./tool' -o report.txt server tool

"""
LINKS = """build libcommon.a: STATIC_LINKER lib/common.c.o
 LINK_ARGS = csrD

build server: c_LINKER server/main.c.o $
    server/report.c.o | libcommon.a /usr/lib/libuv.so || all
 LINK_ARGS = -Wl,--as-needed -Wl,--start-group libcommon.a @server.syms -luv -Wl,--end-group
build ./tool : c_LINKER_RSP ${folder}/main.c.o $folder/report.c.o | libcommon.a
  LINK_ARGS = -Wl,--whole-archive,libcommon.a -Wl,--no-whole-archive
default all
"""


class Ninja(ProgramsTest):
    def put_ninja(self, links=LINKS, head=MESON, **files):
        objects = "".join(f"build {name}.o: c_COMPILER ../{name} || PHONY\n ARGS = -I../lib\n"
                          f" DEPFILE = {name}.o.d\n\n" for name in C_FILES)
        self.write("b/build.ninja", head + "folder = tool\n" + objects + links)
        self.put_database(self.entries())
        for name, text in files.items():
            self.write(f"b/{name}.ninja", text)

    def test_in_mesons_style(self):
        self.put_ninja()
        self.assert_told_apart()

    def test_includes_and_scopes(self):
        self.put_ninja(links="include more.ninja\nsubninja inner.ninja\n",
                       more=LINKS[:LINKS.index("build ./tool")],
                       inner="folder = tool\n" + LINKS[LINKS.index("build ./tool"):])
        self.write("b/build.ninja", self.read("b/build.ninja").replace("folder = tool", "folder = x"))
        self.assert_told_apart()

    def test_windows_line_ends(self):
        self.put_ninja()
        self.write("b/build.ninja", self.read("b/build.ninja").replace("\n", "\r\n"))
        self.assert_told_apart()

    def assert_not_believed(self, *words):
        result = self.lint("-p", "b")
        self.assertEqual(len(result.err_lines), 1, result)
        for word in ("asynclint: warning: ", "programs are told apart by their main()", *words):
            self.assertIn(word, result.err)
        self.assertEqual(self.found(), TRUE)

    def test_what_is_not_ninjas_language(self):
        bodies = ("\x00\x01", "{\n", "build\n", "build x y\n", "  x = 1\n", "rule a\n b\n",
                  "include build.ninja\n", "include gone.ninja\n", "\x80\xff\n", "build : phony\n")
        for text in bodies:
            self.put_ninja(links=LINKS + text)
            self.assert_not_believed("ninja")

    def test_binary_junk(self):
        self.put_ninja()
        self.write("b/build.ninja", random.Random(1).randbytes(1 << 20))
        self.assert_not_believed("build.ninja")

    def test_files_that_are_none(self):
        self.put_ninja()
        os.remove(self.path("b/build.ninja"))
        os.mkfifo(self.path("b/build.ninja"))
        self.assert_not_believed("is not a regular file")

    def test_variables_that_explode(self):
        doubling = "v0 = aaaaaaaaaaaaaaaa\n" + "".join(f"v{n} = $v{n - 1}$v{n - 1}\n"
                                                       for n in range(1, 60))
        self.put_ninja(links=LINKS + doubling)
        self.assert_not_believed("too much text")

    def test_rules_in_terms_of_themselves(self):
        self.put_ninja(links=LINKS + "rule r\n command = $a\n a = $b$b\n b = $a$a\nbuild x: r\n")
        self.assert_not_believed("too much text")

    def test_includes_in_a_circle_and_in_depth(self):
        self.put_ninja(links="include a.ninja\n" + LINKS, a="subninja b.ninja\n",
                       b="include a.ninja\n")
        self.assert_not_believed("includes itself")
        self.put_ninja(links="include f0.ninja\n" + LINKS,
                       **{f"f{n}": f"include f{n + 1}.ninja\n" for n in range(40)})
        self.assert_not_believed("files deep")

    def test_huge_lines(self):
        self.put_ninja(links=LINKS + "x = " + "y" * (20 << 20) + "\nbuild " + "o " * (1 << 20) +
                       ": phony\n" + "# " + "c" * (1 << 20) + "\n")
        self.assert_told_apart()

    def test_commands_in_circles(self):
        self.put_ninja(links=LINKS + "build libx.a: STATIC_LINKER liby.a libx.a server/main.c.o\n"
                       " LINK_ARGS = csr\nbuild liby.a: STATIC_LINKER libx.a liby.a\n"
                       " LINK_ARGS = csr\n")
        self.assert_told_apart()


if __name__ == "__main__":
    unittest.main()
