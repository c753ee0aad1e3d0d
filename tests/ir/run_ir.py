#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run_ir.py - compares the control-flow graphs of a C file with the ones written down beside it.

    run_ir.py ASYNCLINT FILE.c            compares with FILE.facts, byte for byte
    run_ir.py ASYNCLINT FILE.c --update   writes FILE.facts; read it before you keep it

The text is that of asynclint --dump=facts: each function's blocks, the events in them (calls,
stores, returns) and how each block ends.
"""

import difflib
import os
import subprocess
import sys


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    asynclint, source = os.path.abspath(sys.argv[1]), sys.argv[2]
    golden = os.path.splitext(source)[0] + ".facts"
    result = subprocess.run(
        [asynclint, "--no-cache", "--dump=facts", os.path.basename(source), "--", "-std=gnu11", "-D_GNU_SOURCE"],
        cwd=os.path.dirname(os.path.abspath(source)), capture_output=True, timeout=60, check=False)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"exit status {result.returncode}\n{result.stderr.decode()}")
    if sys.argv[3:] == ["--update"]:
        with open(golden, "wb") as file:
            file.write(result.stdout)
        return
    with open(golden, "rb") as file:
        expected = file.read()
    if result.stdout != expected:
        sys.stdout.writelines(difflib.unified_diff(
            expected.decode().splitlines(True), result.stdout.decode().splitlines(True),
            golden, "--dump=facts"))
        sys.exit(1)


if __name__ == "__main__":
    main()
