#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What must hold of libasyncprobe.so as a file: what it exports, what it needs.

    check_library.py PROBE CALLS_DEF
"""
import platform
import re
import subprocess
import sys


def lines(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def main():
    probe, table = sys.argv[1:]
    problems = []
    text = open(table, encoding="utf-8").read()
    if platform.machine() != "x86_64":
        text = re.sub(r"^#if defined\(__x86_64__\)$.*?^#endif$", "", text, flags=re.M | re.S)
    rows = set(re.findall(r"^(?:CALL|LOCK|HAND)\((\w+),", text, re.M))
    exported = {line.split()[-1].split("@")[0] for line in lines("nm", "-D", "--defined-only", probe)}
    own = {name for name in exported if name.startswith("asyncprobe_")}
    if exported - own != rows:
        problems.append(f"exported but in no row: {sorted(exported - own - rows)}")
        problems.append(f"in a row but not exported: {sorted(rows - exported)}")
    if own != {"asyncprobe_is_active", "asyncprobe_write_report"}:
        problems.append(f"public functions: {sorted(own)}")
    needed = [line for line in lines("readelf", "-d", probe) if "NEEDED" in line]
    problems += [f"needs {line}" for line in needed if "libc.so" not in line and "ld-linux" not in line]
    imported = {line.split()[-1].split("@")[0] for line in lines("nm", "-D", "--undefined-only", probe)}
    problems += [f"imports {name}" for name in imported
                 if name.startswith(("json", "_U", "unw_", "_Unwind")) or name == "__tls_get_addr"]
    print("\n".join(problems) or f"ok: {len(rows)} rows")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
