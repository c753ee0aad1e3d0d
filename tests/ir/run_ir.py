#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run_ir.py - compares what asynclint knows of a C file with what is written down beside it.

    run_ir.py ASYNCLINT FILE.c [STAGE]            compares with FILE.STAGE, byte for byte
    run_ir.py ASYNCLINT FILE.c [STAGE] --update   writes FILE.STAGE; read it before you keep it

The text is that of asynclint --dump=STAGE. STAGE is "facts" when it is left out: each function's
blocks, the events in them (calls, stores, returns) and how each block ends.
"""

import difflib
import os
import subprocess
import sys


def main():
    update = sys.argv[-1] == "--update"
    words = sys.argv[1:-1] if update else sys.argv[1:]
    if len(words) not in (2, 3):
        sys.exit(__doc__)
    asynclint, source = os.path.abspath(words[0]), words[1]
    stage = words[2] if len(words) == 3 else "facts"
    golden = f"{os.path.splitext(source)[0]}.{stage}"
    result = subprocess.run(
        [asynclint, "--no-cache", f"--dump={stage}", os.path.basename(source), "--", "-std=gnu11", "-D_GNU_SOURCE"],
        cwd=os.path.dirname(os.path.abspath(source)), capture_output=True, timeout=60, check=False)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"exit status {result.returncode}\n{result.stderr.decode()}")
    if update:
        with open(golden, "wb") as file:
            file.write(result.stdout)
        return
    with open(golden, "rb") as file:
        expected = file.read()
    if result.stdout != expected:
        sys.stdout.writelines(difflib.unified_diff(
            expected.decode().splitlines(True), result.stdout.decode().splitlines(True),
            golden, f"--dump={stage}"))
        sys.exit(1)


if __name__ == "__main__":
    main()
