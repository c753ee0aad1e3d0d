#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_check_layers.py - check_layers.py sees every kind of violation, and nothing else.

Each test writes a tiny tree that obeys every rule, breaks one, and compares the whole list of
violations: what is reported, at which line, and that nothing more is.
"""

import os
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_layers  # noqa: E402

OPENING = """/* SPDX-License-Identifier: MIT
 *
 * made_up.c - a file of a tree that does not exist.
 *
 * It is long enough to pass for an essay,
 * being three lines of text or more.
 */
"""
FIRST = OPENING.count("\n") + 1  # the line after the opening

CLEAN = {
    "analyzer/support/text.h": OPENING + "/* Says something. */\nvoid text_say(void);\n",
    "analyzer/support/text.c": OPENING + '#include "support/text.h"\n',
    "analyzer/link/graph.h": OPENING + '#include "support/text.h"\n',
    "analyzer/main.c": OPENING + '#include "link/graph.h"\n',
    "probe/format/record.h": OPENING,
    "probe/core/base/sys.h": OPENING + '#include "format/record.h"\n',
    "probe/reader/load/file.h": OPENING + '#include "format/record.h"\n',
}


def violations(changes):
    """(path, line, rule) of every violation in the clean tree with CHANGES laid over it."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in {**CLEAN, **changes}.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return [(path, line, rule) for path, line, rule, _ in check_layers.check_tree(root)[0]]


class Tree(unittest.TestCase):
    def setUp(self):
        # The real list of exceptions is about the real tree.
        patch = mock.patch.dict(check_layers.HUBS, clear=True)
        patch.start()
        self.addCleanup(patch.stop)

    def expect(self, changes, *expected):
        self.assertEqual(violations(changes), sorted(expected))

    def test_clean(self):
        self.expect({})

    def test_upward_include(self):
        path = "analyzer/support/text.c"
        self.expect({path: OPENING + '#include "link/graph.h"\n'}, (path, FIRST, "floor"))

    def test_sibling_include(self):
        path = "analyzer/diag/a.h"
        self.expect({path: OPENING + '\n#  include "facts/b.h"\n', "analyzer/facts/b.h": OPENING},
                    (path, FIRST + 1, "floor"))

    def test_rooms_do_not_meet(self):
        path = "probe/reader/load/file.h"
        self.expect({path: OPENING + '#include "core/base/sys.h"\n'}, (path, FIRST, "floor"))

    def test_programs_do_not_meet(self):
        path = "probe/reader/load/file.h"
        self.expect({path: OPENING + '#include "support/text.h"\n'}, (path, FIRST, "path"))

    def test_folder_without_a_floor(self):
        self.expect({"analyzer/attic/old.h": OPENING}, ("analyzer/attic/old.h", 1, "floor"))

    def test_include_from_nowhere(self):
        path = "analyzer/link/graph.h"
        self.expect({path: OPENING + '#include "text.h"\n#include "../support/text.h"\n'},
                    (path, FIRST, "path"), (path, FIRST + 1, "path"))

    def test_commented_include_is_none(self):
        path = "analyzer/support/text.c"
        self.expect({path: OPENING + '// #include "link/graph.h"\n/*\n#include "main.h"\n*/\n'})

    def test_circle(self):
        path = "analyzer/link/graph.h"
        self.expect({path: OPENING + '#include "link/node.h"\n',
                     "analyzer/link/node.h": OPENING + '\n#include "link/graph.h"\n'},
                    ("analyzer/link/node.h", FIRST + 1, "circle"))

    def test_circle_of_one(self):
        path = "analyzer/link/graph.h"
        self.expect({path: OPENING + '#include "link/graph.h"\n'}, (path, FIRST, "circle"))

    def test_libclang_has_one_home(self):
        text = OPENING + "#include <clang-c/Index.h>\n"
        self.expect({"analyzer/frontend/tu.c": text, "analyzer/link/graph.h": text},
                    ("analyzer/link/graph.h", FIRST, "clang-c"))

    def test_glib_stays_out_of_victims(self):
        text = OPENING + "#include <glib.h>\n"
        places = ["probe/core/base/sys.h", "probe/format/record.h", "probe/report/report.h"]
        self.expect({**dict.fromkeys(places, text), "probe/reader/load/file.h": text},
                    *((place, FIRST, "glib") for place in places))

    def test_hub(self):
        users = {f"analyzer/link/user_{i}.c": OPENING + '#include "support/text.h"\n'
                 for i in range(6)}
        self.expect(users, ("analyzer/support/text.h", 1, "hub"))
        many = {f"analyzer/link/other_{i}.c": OPENING for i in range(60)}
        self.expect({**users, **many})
        with mock.patch.dict(check_layers.HUBS, {"analyzer/support/text.h": "a reason"}):
            self.expect(users)
        with mock.patch.dict(check_layers.HUBS, {"analyzer/gone.h": "a reason"}):
            self.expect({}, ("tests/run/check_layers.py", 1, "hub"))

    def test_extern(self):
        path = "analyzer/main.c"
        text = OPENING + 'const char *word = "extern int a";\nextern int b;\n'
        self.expect({path: text}, (path, FIRST + 1, "extern"))
        self.expect({"analyzer/link/graph.h": OPENING + "extern int b;\n"})

    def test_file_length(self):
        path = "analyzer/main.c"
        filler = "\n" * (500 - OPENING.count("\n"))
        self.expect({path: OPENING + filler})
        self.expect({path: OPENING + filler + "\n"}, (path, 501, "length"))

    def test_licence(self):
        path = "analyzer/main.c"
        self.expect({path: OPENING.replace("SPDX-License-Identifier: MIT", "Free")},
                    (path, 1, "opening"))

    def test_essay(self):
        path = "analyzer/main.c"
        short = "/* SPDX-License-Identifier: MIT\n *\n * main.c - starts.\n * Two.\n */\n"
        self.expect({path: short}, (path, 1, "opening"))
        self.expect({path: "/* SPDX-License-Identifier: MIT */\n"}, (path, 1, "opening"))
        self.expect({path: "// SPDX-License-Identifier: MIT\n// a\n// b\n// c\n"})
        self.expect({path: "// SPDX-License-Identifier: MIT\nint x;\n// a\n// b\n// c\n"},
                    (path, 1, "opening"))

    def function(self, lines, head="static int f(int a)\n"):
        return OPENING + f"\n{head}{{\n" + "\ta++;\n" * (lines - 2 - head.count("\n")) + "}\n"

    def test_function_length(self):
        path = "analyzer/main.c"
        self.expect({path: self.function(60)})
        self.expect({path: self.function(61)}, (path, FIRST + 1, "length"))
        self.expect({path: self.function(61, "static int\nf(int a,\n  int b)\n")},
                    (path, FIRST + 1, "length"))

    def test_long_tables_are_fine(self):
        path = "analyzer/main.c"
        table = "static const int t[] = {\n" + "\t1,\n" * 100 + "};\nstruct s {\n" + \
                "\tint a;\n" * 100 + "};\n"
        self.expect({path: OPENING + table + "\nint f(void)\n{\n\treturn '}';\n}\n"})

    def test_unbalanced(self):
        path = "analyzer/main.c"
        self.expect({path: OPENING + "int f(void)\n{\n"}, (path, FIRST + 1, "length"))

    def prototypes(self, text, *lines):
        path = "analyzer/link/graph.h"
        self.expect({path: OPENING + "\n" + text},
                    *((path, FIRST + line, "prototype") for line in lines))

    def test_prototypes(self):
        self.prototypes("int f(void);\n", 1)
        self.prototypes("/* Does f. */\nint f(void);\nint g(int a,\n      int b);\nint h(void);\n")
        self.prototypes("/* Does f. */\nint f(void);\n\nint g(void);\n", 4)
        self.prototypes("/* Far away. */\n\nint f(void);\n", 3)
        self.prototypes("int f(void); /* does f */\nint g(void);\n")
        self.prototypes("/* Does f. */\n#ifdef X\nint f(void);\n#endif\n")

    def test_what_is_no_prototype(self):
        self.prototypes("struct s {\n\tint (*call)(void);\n};\n\ntypedef int (*f)(void);\n\n"
                        "enum e { A };\n\nstruct t;\n\n#define M(x) f(x)\n\nextern int v;\n")


class CommandLine(unittest.TestCase):
    def run_tool(self, changes):
        with tempfile.TemporaryDirectory() as root:
            for path, text in changes.items():
                os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            return subprocess.run([sys.executable, check_layers.__file__, root],
                                  capture_output=True, text=True, check=False)

    def test_names_file_line_and_rule(self):
        result = self.run_tool({"analyzer/attic/a.c": OPENING + "extern int a;\n"})
        self.assertEqual(result.returncode, 1)
        self.assertIn("analyzer/attic/a.c:1: floor: ", result.stdout)
        self.assertIn(f"analyzer/attic/a.c:{FIRST}: extern: ", result.stdout)

    def test_an_empty_tree_is_an_error(self):
        self.assertEqual(self.run_tool({}).returncode, 1)


if __name__ == "__main__":
    unittest.main()
