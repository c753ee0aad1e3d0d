#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What must hold of libasyncprobe.so as a file: what it exports, what it needs.

    check_library.py PROBE FOLDER_OF_CALLS_DEF
"""
import subprocess
import sys

from calls_table import Table, libc_version


def lines(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def main():
    probe, folder = sys.argv[1:]
    problems = []
    table = Table(folder, libc_version()[1])
    defined = [line.split() for line in
               lines("nm", "-D", "--with-symbol-versions", "--defined-only", probe)]
    exported = {words[-1] for words in defined if words[1] != "A"}  # A: the versions' own names
    own = {name for name in exported if name.startswith("asyncprobe_")}
    if exported - own != table.exports():
        problems.append(f"exported but in no row: {sorted(exported - own - table.exports())}")
        problems.append(f"in a row but not exported: {sorted(table.exports() - exported)}")
    if own != {"asyncprobe_is_active", "asyncprobe_write_report"}:
        problems.append(f"public functions: {sorted(own)}")
    needed = [line for line in lines("readelf", "-d", probe) if "NEEDED" in line]
    problems += [f"needs {line}" for line in needed if "libc.so" not in line and "ld-linux" not in line]
    imported = {line.split()[-1].split("@")[0] for line in lines("nm", "-D", "--undefined-only", probe)}
    problems += [f"imports {name}" for name in imported
                 if name.startswith(("json", "_U", "unw_", "_Unwind")) or name == "__tls_get_addr"]
    print("\n".join(problems) or f"ok: {len(table.rows)} rows")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
