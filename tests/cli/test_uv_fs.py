#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_uv_fs.py - each function of uv.h that takes a uv_fs_cb waits when that is NULL, and only then.

The functions are those of the installed header, so one that the pack forgets, or knows without the
condition, shows here.
"""

import re
import subprocess
import unittest

from cli import CliTest

# Quick without a callback too, as close() and fstat() themselves are.
QUICK = {"uv_fs_close", "uv_fs_closedir", "uv_fs_fstat"}

# Calls take zeros for everything but the callback; "%s" is the callback's place.
SOURCE = """#include <unistd.h>
#include <uv.h>

%s
static void on_timer(uv_timer_t *timer)
{
%s
	(void)timer;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
"""


def declared():
    """Name and number of parameters of every function with a uv_fs_cb as the last."""
    text = subprocess.run(["cc", "-E", "-P", "-x", "c", "-"], input="#include <uv.h>\n", text=True,
                          capture_output=True, check=True).stdout
    found = re.findall(r"\b(uv_fs_\w+)\s*\(([^()]*\buv_fs_cb\s+\w+)\)\s*;", text)
    return [(name, parameters.count(",") + 1) for name, parameters in found]


def calls(callback):
    """A call of every function, with CALLBACK of its name."""
    return "\n".join(f"\t{name}({'0, ' * (count - 1)}{callback(name)});"
                     for name, count in declared())


class EveryFunction(CliTest):
    def findings(self, definitions, body):
        self.write("a.c", SOURCE % (definitions, body))
        report, _ = self.json("a.c", "--only", "blocking-call", "--", "-w")
        self.assertEqual(report["summary"]["units_partial"], 0)
        return report["findings"]

    def test_without_a_callback_it_waits(self):
        names = {name for name, _ in declared()}
        self.assertGreater(len(names), 25)
        found = self.findings("", calls(lambda name: "NULL"))
        self.assertEqual(sorted(finding["message"].split("(")[0] for finding in found),
                         sorted(names - QUICK))

    def test_with_a_callback_it_does_not_and_runs_it_on_the_loop(self):
        callbacks = "".join(f"static void on_{name}(uv_fs_t *request)\n{{\n\tsleep(1);\n}}\n\n"
                            for name, _ in declared())
        found = self.findings(callbacks, calls(lambda name: f"on_{name}"))
        self.assertEqual(sorted((f["message"].split("(")[0], f["function"]) for f in found),
                         sorted(("sleep", f"on_{name}") for name, _ in declared()))


if __name__ == "__main__":
    unittest.main()
