#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_scale.py - generated programs of growing size: does ten times the code cost ten times?

    bench_scale.py --asynclint FILE [--rounds 5] [--functions 2000,6000,20000] [--calls 50]

Each program is parsed once into a cache and then analysed again and again; what is printed is the
CPU time of such a run, in which nothing is parsed: link, checks and reading the facts. See README.md.
"""

import argparse
import os
import random
import shutil
import tempfile

import measure

PER_FILE = 100
FILES_PER_TABLE = 5  # that fill tables of one type: as many functions a call through one may mean
HEADER = """#include <stdio.h>
#include <unistd.h>
#include <fcntl.h>
#include <uv.h>
"""
CALLS = r"calls: (\d+)"
PLAIN = ("getpid()", "close(a)", 'snprintf(buffer, 4, "x")', "fcntl(a, F_GETFD)")
WAITS = ("read(a, buffer, 4)", "usleep((unsigned)a)", "fsync(a)")


def function(number, count, calls, chance):
    """Function NUMBER of COUNT: most calls stay near, some go anywhere, through tables or to libc;
    they go to higher numbers, as layers do, but for a few that make cycles. One function in a
    hundred waits, one call in fifty depends on what the caller was called with."""
    lines = [f"int f{number}(int a)", "{", "\tchar buffer[4];", "\tint sum = 1;"]
    for call in range(calls):
        kind = chance.random()
        up = number + 1 + chance.randrange(40)
        if number % 100 == 50 and call == 0:
            what = chance.choice(WAITS)
        elif kind < 0.002:
            what = f"f{max(0, number - chance.randrange(10))}(sum)"
        elif kind < 0.6 and up < count:
            what = f"f{up}({call})"
        elif kind < 0.7 and number + 1 < count:
            what = f"f{chance.randrange(number + 1, count)}(sum)"
        elif kind < 0.75 and number // PER_FILE + 1 < count // PER_FILE:
            what = f"ops{number // PER_FILE + 1}.serve(sum)"
        else:
            what = chance.choice(PLAIN)
        if chance.random() < 0.02:
            lines.append(f"\tif (a & {1 << chance.randrange(3)})")
        elif chance.random() < 0.2:
            lines.append(f"\tif (sum > {call})")
        lines.append(f"\tsum += (int){what};" if chance.random() < 0.3 else f"\t(void){what};")
    return "\n".join(lines + ["\t(void)buffer;", "\treturn sum;", "}"])


def write_program(folder, count, calls):
    chance = random.Random(count)
    files = (count + PER_FILE - 1) // PER_FILE
    with open(os.path.join(folder, "all.h"), "w", encoding="utf-8") as header:
        header.write(HEADER)
        header.writelines(f"int f{n}(int a);\n" for n in range(count))
        header.writelines(f"struct table{n} {{ int (*open)(int how); int (*serve)(int fd); }};\n"
                          for n in range(files // FILES_PER_TABLE + 1))
        header.writelines(f"extern struct table{n // FILES_PER_TABLE} ops{n};\n"
                          for n in range(files))
    for n in range(files):
        first = n * PER_FILE
        numbers = range(first, min(count, first + PER_FILE))
        with open(os.path.join(folder, f"u{n}.c"), "w", encoding="utf-8") as file:
            file.write('#include "all.h"\n')
            file.write("\n".join(function(i, count, calls, chance) for i in numbers))
            file.write(f"\nstruct table{n // FILES_PER_TABLE} ops{n} = {{ .open = f{first}, .serve = f{numbers[-1]} }};\n"
                       f"static void tick{n}(uv_timer_t *t)\n{{\n\t(void)t;\n\tf{first}(1);\n}}\n"
                       f"int start{n}(uv_timer_t *t);\nint start{n}(uv_timer_t *t)\n"
                       f"{{\n\treturn uv_timer_start(t, tick{n}, 1, 1);\n}}\n")
    return [f"u{n}.c" for n in range(files)]


def analysed_anew(command, place, folder):
    """A run of COMMAND that has its facts kept, but not what it found the time before."""
    shutil.rmtree(os.path.join(folder, "cache", "answers"), ignore_errors=True)
    return measure.run(command, cwd=place)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--asynclint", required=True, type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--functions", default="2000,6000,20000")
    parser.add_argument("--calls", type=int, default=50)
    options = parser.parse_args()
    sizes = [int(size) for size in options.functions.split(",")]
    with tempfile.TemporaryDirectory(prefix="asynclint-bench-") as folder:
        rows = {}
        cold = {}
        for size in sizes:
            place = os.path.join(folder, str(size))
            os.mkdir(place)
            files = write_program(place, size, options.calls)
            command = [options.asynclint, "--stats", "--cache-dir", os.path.join(folder, "cache"),
                       *files, "--"]
            cold[size] = measure.run(command, cwd=place)
            rows[size] = lambda _round, c=command, p=place: analysed_anew(c, p, folder)
        costs = measure.rounds(rows, options.rounds)
    times = {size: measure.median(costs[size]) for size in sizes}
    measure.table(
        ("functions", "calls", "cpu s", "times", "code times", "MB", "cold s"),
        [(size, round(costs[size][0].stat(CALLS)), f"{times[size]:.3f}",
          f"{times[size] / times[sizes[0]]:.1f}", f"{size / sizes[0]:.1f}",
          f"{max(c.megabytes for c in costs[size]):.0f}", f"{cold[size].wall:.1f}")
         for size in sizes])


if __name__ == "__main__":
    main()
