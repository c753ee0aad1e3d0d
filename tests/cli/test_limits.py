#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_limits.py - what is too much for the parser or for the analysis: it is said, with the true
reason, and the rest goes on."""

import resource
import subprocess
import unittest

from cli import ASYNCLINT, SLEEPS, CliTest

MEMORY = 600 << 20


def bound_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Parser(CliTest):
    def assert_lost(self, result, *words):
        """a.c is lost and the warning says WORDS; what b.c does is found."""
        warning, = [line for line in result.err_lines if line.startswith("asynclint: warning: ")]
        for word in ("a.c: ", *words):
            self.assertIn(word, warning)
        self.assertNotIn("flags", warning)
        self.assertIn("b.c:6", result.out)

    def test_crash(self):
        self.write("a.c", "#pragma clang __debug crash\n")
        self.write("b.c", SLEEPS)
        result = self.lint("--no-cache", "a.c", "b.c", "--")
        self.assert_lost(result, "crashed")
        self.assertNotIn("memory", result.err)

    def test_no_more_memory(self):
        if subprocess.run([ASYNCLINT, "--version"], preexec_fn=bound_memory, check=False,
                          capture_output=True).returncode:
            self.skipTest("a program with sanitizers reserves more")
        lines = ["#define A0 1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1"]
        lines += [f"#define A{n} " + "+".join([f"A{n - 1}"] * 16) for n in range(1, 9)]
        self.write("a.c", "\n".join(lines + ["int x = A8;", ""]))
        self.write("b.c", SLEEPS)
        result = self.lint("--no-cache", "-j1", "a.c", "b.c", "--", preexec_fn=bound_memory)
        self.assert_lost(result, "memory", "ulimit")


TABLE = """#include <unistd.h>
#include <uv.h>

@functions@
static void waits(void)
{
	sleep(1);
}

@table@

static void on_timer(uv_timer_t *timer)
{
	@call@;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
"""
ARRAY = ("void (*const table[])(void) = { @names@ };", "table[(long)timer->data]()")
FIELD = ("struct entry { const char *name; void (*run)(void); } table[] = {\n"
         "@names@ };", "table[(long)timer->data].run()")


class Tables(CliTest):
    def run_on(self, count, shape):
        """A table of COUNT functions, of which the last one waits."""
        table, call = shape
        names = [f"f{n}" for n in range(count - 1)] + ["waits"]
        if shape is FIELD:
            names = [f'{{ "{name}", {name} }}' for name in names]
        text = TABLE.replace("@table@", table).replace("@call@", call)
        text = text.replace("@names@", ", ".join(names))
        bodies = (f"static void f{n}(void)\n{{\n}}\n" for n in range(count - 1))
        self.write("a.c", text.replace("@functions@", "".join(bodies)))
        return self.lint("--no-cache", "--stats", "--require-complete", "a.c", "--")

    def test_large(self):
        for shape in (ARRAY, FIELD):
            result = self.run_on(1900, shape)
            self.assertEqual(result.status, 1, result)
            self.assertIn("sleep()", result.out)
            self.assertNotIn("too large", result.err)
            self.assertIn("given up on: 0 functions, 0 effects, 0 tables", result.err)

    def test_too_large(self):
        """What is lost is said, and counts as incomplete."""
        for shape, name in ((ARRAY, "table"), (FIELD, "run of struct entry")):
            result = self.run_on(2100, shape)
            self.assertEqual(result.status, 3, result)
            self.assertIn(f"too large to follow: all functions in {name}; ", result.err)
            self.assertIn("given up on: 0 functions, 0 effects, 1 tables", result.err)


class Sizes(CliTest):
    def test_computed_gotos(self):
        """An interpreter's loop has as many gotos as labels: no edge for each pair of them."""
        count = 2000
        labels = ", ".join(f"&&l{n}" for n in range(count))
        parts = "".join(f"l{n}:\n\ttotal += {n};\n\tgoto *table[*++code];\n"
                        for n in range(count))
        self.write("a.c", "int total;\nvoid run(const unsigned short *code)\n{\n"
                   f"\tstatic void *table[] = {{ {labels} }};\n\tgoto *table[*code];\n{parts}}}\n")
        result = self.lint("--no-cache", "--dump=facts", "a.c", "--")
        edges = [line.split()[1:] for line in result.out.splitlines()
                 if line.lstrip().startswith(("jump ", "goto * "))]
        self.assertIn(sum(map(len, edges)), range(3 * count, 4 * count), result.err)

    def test_chain_of_calls(self):
        """Nothing is done at every function that takes the longer the deeper it is."""
        count = 40000
        chain = [f"static void f{n}(void)\n{{\n\tf{n + 1}();\n}}\n" for n in range(count)]
        last = f"static void f{count}(void)\n{{\n\tsleep(1);\n}}\n"
        self.write("a.c", SLEEPS.replace("static", last + "".join(reversed(chain)) + "static", 1)
                   .replace("sleep(1);\n}\n\nint", "f0();\n}\n\nint"))
        result = self.lint("--no-cache", "a.c", "--")
        self.assertIn("sleep() may wait for 1 s", result.out, result.err)


if __name__ == "__main__":
    unittest.main()
