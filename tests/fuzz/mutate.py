#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutate.py - feeds damaged files to asynclint; it must refuse or survive them, and say so clearly.

    mutate.py facts|packs|database|ninja|policy ASYNCLINT SOURCE_DIR [ROUNDS [SEED]]

Good files are made or taken from the checkout, damaged by seeded random changes (flipped bits,
numbers at the edge of their range, ranges of zeros, pieces cut off, repeated or exchanged), and
given to the program. It fails when the program is ended by a signal or a sanitizer, takes longer
than SECONDS, leaves its set of exit statuses, prints a line on standard error that is not its own,
or JSON that is none. The file that did it is kept, and its name printed.
"""

import glob
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile

SECONDS = 30
BATCH = 12
HEADER_BYTES = 16
SOURCES = ("bad_ops_nested_designator.c", "bad_switch_fall_through.c", "bad_computed_goto.c",
           "bad_every_loop.c", "bad_uv_fs_callback_parameter.c", "bad_mutual_recursion.c",
           "good_fcntl_or_flags.c", "good_zero_timeouts.c", "bad_operators.c",
           "bad_local_in_struct_set_by_callee.c")
VIEWS = (("--format", "json"), ("--dump=facts",), ("--dump=program",), ("--dump=effects",),
         ("--dump=contexts",), ("--strict", "--format", "json"))
OWN_LINE = "asynclint: "


def flip_bit(data, chance):
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)


def edge_number(data, chance):
    at = chance.randrange(max(1, len(data) - 8)) & ~3
    number = chance.choice((0, 1, 2, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff, len(data),
                            len(data) // 2, chance.randrange(64)))
    data[at:at + 4] = struct.pack("<I", number)


def nudge_number(data, chance):
    at = chance.randrange(max(1, len(data) - 8)) & ~3
    number = int.from_bytes(data[at:at + 4], "little") + chance.choice((-2, -1, 1, 2))
    data[at:at + 4] = struct.pack("<I", number & 0xffffffff)


def zero_range(data, chance):
    at = chance.randrange(len(data))
    size = min(chance.randrange(1, 64), len(data) - at)
    data[at:at + size] = bytes(size)


def cut(data, chance):
    del data[chance.randrange(len(data)):]


def repeat(data, chance):
    at = chance.randrange(len(data))
    data[at:at] = data[at:at + chance.randrange(1, 200)]


def exchange(data, chance):
    size = chance.randrange(1, 32)
    a, b = (chance.randrange(max(1, len(data) - size)) for _ in range(2))
    data[a:a + size], data[b:b + size] = data[b:b + size], data[a:a + size]


def in_header(data, chance):
    """The first tables of offsets and counts decide most."""
    head = bytearray(data[:HEADER_BYTES + 16 * 15])
    (edge_number if chance.random() < 0.5 else nudge_number)(head, chance)
    data[:len(head)] = head


def in_text(data, chance):
    at = chance.randrange(len(data))
    data[at:at + 1] = chance.choice((b'"', b"{", b"}", b"[", b"]", b",", b"\\", b"\xff", b"\0",
                                     b"1e999", b"-1", b"null", b"\\ud800", b" ", b"[" * 3000))


BINARY = (flip_bit, flip_bit, edge_number, edge_number, nudge_number, nudge_number, nudge_number,
          zero_range, cut, repeat, exchange, in_header)
TEXT = (flip_bit, in_text, in_text, in_text, zero_range, cut, repeat, exchange)


def damaged(good, chance, ways):
    data = bytearray(good)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if data:
            chance.choice(ways)(data, chance)
    return bytes(data)


class Fuzz:
    def __init__(self, asynclint, folder):
        self.asynclint = asynclint
        self.folder = folder
        self.runs = 0

    def problem(self, args, statuses):
        """What is wrong with how the program takes ARGS, or None."""
        self.runs += 1
        environment = dict(os.environ, LC_ALL="C.UTF-8", UBSAN_OPTIONS="print_stacktrace=1",
                           XDG_CACHE_HOME=os.path.join(self.folder, "cache"))
        try:
            result = subprocess.run([self.asynclint, *args], capture_output=True, env=environment,
                                    cwd=self.folder, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return f"takes longer than {SECONDS} s"
        errors = result.stderr.decode(errors="replace")
        if result.returncode not in statuses:
            return f"exit status {result.returncode}\n{errors[:4000]}"
        if any(not line.startswith(OWN_LINE) for line in errors.splitlines()):
            return f"standard error has lines of somebody else:\n{errors[:4000]}"
        if result.returncode in (2, 3) and not errors:
            return f"exit status {result.returncode} without a word"
        if "json" in args and result.returncode != 2:
            try:
                json.loads(result.stdout)
            except ValueError as error:
                return f"standard output is no JSON: {error}"
        return None

    def keep(self, path):
        kept = os.path.join(tempfile.gettempdir(), "asynclint-fuzz-" + os.path.basename(path))
        shutil.copyfile(path, kept)
        return kept

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path


def fuzz_facts(fuzz, source_dir, rounds, chance):
    """Many mutants per run, since starting costs the most; a run that fails is taken apart."""
    good = []
    for name in SOURCES:
        source = os.path.join(source_dir, "tests", "lint", "blocking-call", name)
        facts = os.path.join(fuzz.folder, name + ".facts")
        problem = fuzz.problem(["capture", source, "-o", facts, "--", "-D_GNU_SOURCE"], (0,))
        if problem:
            sys.exit(f"capture {name}: {problem}")
        with open(facts, "rb") as file:
            good.append(file.read())
    for number in range(rounds):
        paths = [fuzz.write(f"{number}-{i}.facts", damaged(chance.choice(good), chance, BINARY))
                 for i in range(BATCH)]
        view = VIEWS[number % len(VIEWS)]
        problem = fuzz.problem(["link", *view, *paths], (0, 1, 3))
        if problem:
            for path in paths:
                alone = fuzz.problem(["link", *view, path], (0, 1, 3))
                if alone:
                    yield f"link {' '.join(view)} {fuzz.keep(path)}: {alone}"
                    break
            else:
                kept = " ".join(fuzz.keep(path) for path in paths)
                yield f"link {' '.join(view)} {kept}: {problem}"
        for path in paths:
            os.unlink(path)


def fuzz_packs(fuzz, source_dir, rounds, chance):
    good = []
    for path in sorted(glob.glob(os.path.join(source_dir, "rules", "*.json"))):
        if os.path.basename(path) != "schema.json":
            with open(path, "rb") as file:
                good.append(file.read())
    for number in range(rounds):
        path = fuzz.write(f"{number}.json", damaged(chance.choice(good), chance, TEXT))
        problem = fuzz.problem(["packs", "--validate", path], (0, 2))
        if problem:
            yield f"packs --validate {fuzz.keep(path)}: {problem}"
        os.unlink(path)


NINJA = b"""ninja_required_version = 1.5
libs = libx.a
rule ld
  command = $pre && cc @$out.rsp $flags
  rspfile = $out.rsp
  rspfile_content = -o $out $in ${libs}
rule ar
  command = rm -f $out && ar qc $out $in
build libx.a: ar b.o
build one: ld a.o $
    | libx.a || all
  pre = :
build two: ld a$:.o b.o
  flags = -L. -lx
include more.ninja
subninja more.ninja
default one
"""


def fuzz_ninja(fuzz, source_dir, rounds, chance):
    fuzz.write("a.c", b"int f(void);\n")
    fuzz.write("more.ninja", b"x = $libs\n")
    os.makedirs(os.path.join(fuzz.folder, "CMakeFiles", "t.dir"))
    fuzz.write("CMakeFiles/TargetDirectories.txt",
               os.path.join(fuzz.folder, "CMakeFiles/t.dir").encode() + b"\n")
    fuzz.write("compile_commands.json", json.dumps(
        [{"directory": fuzz.folder, "file": "a.c", "command": f"cc -c a.c -o {name}.o"}
         for name in "ab"]).encode())
    for number in range(rounds):
        path = fuzz.write("build.ninja", damaged(NINJA, chance, TEXT))
        link = fuzz.write("CMakeFiles/t.dir/link.txt", damaged(b"cc a.o -o 'three' libx.a @more.ninja\n",
                                                               chance, TEXT))
        problem = fuzz.problem(["-p", ".", "--dump=program", "-j", "1"], (0,))
        if problem:
            yield f"{fuzz.keep(path)} and {fuzz.keep(link)}: {problem}"


def fuzz_database(fuzz, source_dir, rounds, chance):
    fuzz.write("a.c", b"int f(void);\n")
    fuzz.write("args.rsp", b"-DX @args.rsp\n")
    rows = [{"directory": fuzz.folder, "file": "a.c", "command": "cc -DX '-DY=\"z\"' -c a.c"},
            {"directory": fuzz.folder, "file": "a.c", "arguments": ["cc", "@args.rsp", "a.c"]},
            {"directory": ".", "file": "./a.c", "command": "cc -I. -include a.c -c a.c"}]
    good = json.dumps(rows, indent=1).encode()
    for number in range(rounds):
        path = fuzz.write(f"{number}.json", damaged(good, chance, TEXT))
        problem = fuzz.problem(["-p", path, "--format", "json", "-j", "1"], (0, 1, 2, 3))
        if problem:
            yield f"-p {fuzz.keep(path)}: {problem}"
        os.unlink(path)


CONFIG = b"""{"rules": {"ASY101": "error", "busy-wait": "off"}, "exclude": ["lib", "**/x*"],
 "overrides": [{"files": ["tests/**", "a.c"], "rules": {"ASY101": "off"}, "reason": "may wait"}],
 "fail_on": "error", "baseline": "known.json"}
"""
KNOWN = json.dumps({"schema_version": "1.0", "findings": [
    {"fingerprint": f"{n:032x}", "rule": "ASY101", "file": "a.c", "function": "f", "message": "m"}
    for n in range(3)]}, indent=1).encode()
DIFF = b"""diff --git a/a.c b/a.c
index 1234567..89abcde 100644
--- a/a.c
+++ b/a.c
@@ -1,3 +1,4 @@ f()
 #include <unistd.h>
+int x;
-int y;
+int z;
 int w;
@@ -9 +10 @@
-a
\ No newline at end of file
+b
diff --git "a/\303\244.c" "b/\303\244.c"
rename from "\303\244.c"
--- "a/\303\244.c"
+++ "b/\303\244.c"	2020-01-01
@@ -0,0 +1,2 @@
+a
+b
diff --git a/c.bin b/c.bin
Binary files a/c.bin and b/c.bin differ
"""
MARKS = b"""/* asynclint: ignore ASY101 all of it */
static int f(void) { return '"' + sizeof("\\" "//"); }
#if A /* asynclint: ignore */
int g(void) // asynclint: ignore ASY101,x y \\
{ return 0; }
#endif
/* asynclint: off
 * asynclint: ignore ASY101 x asynclint: ignore y z */
__attribute__((annotate("asynclint::ignore:ASY101:x"))) int h(void) { return f(); }
"""


def fuzz_policy(fuzz, source_dir, rounds, chance):
    good = {".asynclint.json": CONFIG, "known.json": KNOWN, "change.diff": DIFF, "a.c": MARKS}
    fuzz.write("compile_commands.json", json.dumps(
        [{"directory": fuzz.folder, "file": "a.c", "command": "cc -c a.c"}]).encode())
    for number in range(rounds):
        name = sorted(good)[number % len(good)]
        for other, data in good.items():
            path = fuzz.write(other, damaged(data, chance, TEXT) if other == name else data)
            if other == name:
                bad = path
        args = ["-j", "1", "--no-cache", "--strict", "--format", "json", "--enable", "ASY901,ASY904"]
        args += ["--diff", "change.diff"] if name == "change.diff" else []
        problem = fuzz.problem(args, (0, 1, 2, 3))
        if problem:
            yield f"{' '.join(args)} {fuzz.keep(bad)}: {problem}"


INPUTS = {"facts": (fuzz_facts, 60), "packs": (fuzz_packs, 150), "database": (fuzz_database, 100),
          "ninja": (fuzz_ninja, 100), "policy": (fuzz_policy, 160)}


def main():
    if len(sys.argv) not in (4, 5, 6) or sys.argv[1] not in INPUTS:
        sys.exit(__doc__)
    run, rounds = INPUTS[sys.argv[1]]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else rounds
    chance = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    failed = False
    with tempfile.TemporaryDirectory(prefix="asynclint-fuzz-") as folder:
        fuzz = Fuzz(os.path.abspath(sys.argv[2]), folder)
        for problem in run(fuzz, os.path.abspath(sys.argv[3]), rounds, chance):
            print(problem, flush=True)
            failed = True
        print(f"{fuzz.runs} runs")
    sys.exit(failed)


if __name__ == "__main__":
    main()
