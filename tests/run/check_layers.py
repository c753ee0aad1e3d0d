#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_layers.py [ROOT] - the rules of the tree that a compiler does not check.

Reads every .c, .h and .def file of analyzer/ and probe/ and prints one line per violation,
"FILE:LINE: RULE: what is wrong". Exit status 0 when there is none, 1 otherwise.

    floor      an include that goes up, or sideways into another folder of the same floor, or into
               a folder of another program; a folder that is on no floor
    path       a quoted include that is not written from the program's top folder
    circle     files that include each other
    clang-c    libclang outside analyzer/frontend
    glib       GLib in what is loaded into other people's programs
    hub        a header that more than 15 % of its program's files include
    extern     a declaration in a .c file that belongs into a header
    length     a file over 500 lines, a function over 60
    opening    a file that does not start with its licence and at least three lines on its purpose
    prototype  a prototype without a comment above it or above its group

The last three are here because they too are about what a reader may rely on everywhere. Nothing is
compiled; the sources are formatted by clang-format (check_format.sh), which keeps this reading
of C simple.
"""

import os
import re
import sys

# Folders, lowest floor first. "." is the program's top folder. A folder may include its own files
# and those of lower floors of a program it belongs to. Two rooms of the probe never meet: what is
# loaded into a victim, and what reads reports.
PROGRAMS = {
    "analyzer": [
        ["support"],
        ["diag", "facts", "model"],
        ["cache", "frontend", "graph", "output", "policy"],
        ["buildsys", "link"],
        ["flow"],
        ["summary"],
        ["cancel"],
        ["locks", "stale", "tasks"],
        ["checks"],
        ["driver"],
        ["."],
    ],
    "probe (library)": [
        ["format", "include"],
        ["report"],
        ["core/base"],
        ["core/record"],
        ["core/stack"],
        ["core/state"],
        ["core/monitor"],
        ["core/hooks"],
        ["core"],
    ],
    "probe (reader)": [
        ["format", "include"],
        ["report"],
        ["reader/base"],
        ["reader/load", "reader/symbols", "reader/launch"],
        ["reader/session"],
        ["reader/view"],
        ["reader/commands"],
        ["reader"],
    ],
}

TOPS = ("analyzer", "probe")

# Quoted includes that a build step writes: name -> by what.
GENERATED = {
    "explain_pages.inc": "cmake/embed_pages.cmake, from analyzer/checks/explain/*.md",
}

# Headers that many may include, each with the reason. A name without a file is an error.
HUBS = {
    "probe/core/base/sys.h": "the only door to the kernel: nothing in core/ may call libc for it",
}

NO_GLIB = ("probe/core", "probe/format", "probe/report")
CLANG_ONLY_IN = "analyzer/frontend"

HUB_SHARE = 0.15
HUB_LEAST = 6  # in a small tree 15 % is nothing
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
SHORTEST_ESSAY = 3

TOKEN = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.S)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", re.M | re.S)


def blank(text):
    """TEXT with everything but its newlines turned into spaces."""
    return re.sub(r"[^\n]", " ", text)


class Source:
    """One file: its text, its text without comments, and without strings and directives too."""

    def __init__(self, root, path):
        self.path = path  # from ROOT: "analyzer/link/call_graph.c"
        self.top, rest = path.split("/", 1)
        self.folder = os.path.dirname(rest) or "."
        with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
            self.text = file.read()
        self.comments = [m.span() for m in TOKEN.finditer(self.text) if m[0].startswith("/")]
        self.uncommented = TOKEN.sub(lambda m: blank(m[0]) if m[0][0] == "/" else m[0], self.text)
        code = TOKEN.sub(lambda m: blank(m[0]), self.text)
        self.code = DIRECTIVE.sub(lambda m: blank(m[0]), code)

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def includes(self):
        """(line, "<" or '"', name) of every include."""
        for match in INCLUDE.finditer(self.uncommented):
            yield self.line(match.start()), match[1], match[2]


def read_tree(root):
    sources = {}
    for top in TOPS:
        for folder, folders, files in os.walk(os.path.join(root, top)):
            folders.sort()
            for name in sorted(files):
                if name.endswith((".c", ".h", ".def")):
                    path = os.path.relpath(os.path.join(folder, name), root)
                    sources[path] = Source(root, path)
    return sources


# Floors and includes

def floors_of(source):
    """program -> floor number, for every program the file's folder belongs to."""
    found = {}
    for program, floors in PROGRAMS.items():
        if program.split(" ")[0] == source.top:
            for number, folders in enumerate(floors):
                if source.folder in folders:
                    found[program] = number
    return found


def judge_include(source, target):
    """None when SOURCE may include TARGET, else the reason why not."""
    if source.folder == target.folder:
        return None
    ours, theirs = floors_of(source), floors_of(target)
    shared = [program for program in ours if program in theirs]
    if not shared:
        return f"{source.folder} and {target.folder} belong to different programs"
    if any(theirs[program] < ours[program] for program in shared):
        return None
    if all(theirs[program] == ours[program] for program in shared):
        return f"{source.folder} and {target.folder} are on the same floor"
    return f"{source.folder} is below {target.folder}"


def resolve(source, name, sources):
    return sources.get(os.path.normpath(f"{source.top}/{name}"))


def check_folders(sources):
    seen = set()
    for source in sources.values():
        place = (source.top, source.folder)
        if place not in seen and not floors_of(source):
            yield source.path, 1, "floor", f"folder {source.folder} is on no floor (PROGRAMS)"
        seen.add(place)


def check_includes(sources):
    for source in sources.values():
        for line, kind, name in source.includes():
            target = resolve(source, name, sources)
            if target and kind == '"':
                reason = judge_include(source, target)
                if reason and floors_of(source) and floors_of(target):
                    yield source.path, line, "floor", f'includes "{name}", but {reason}'
            elif kind == '"' and name not in GENERATED:
                yield (source.path, line, "path",
                       f'"{name}" is no file below {source.top}/ (write it from there)')
            yield from check_foreign(source, line, name)


def check_foreign(source, line, name):
    folder = os.path.dirname(source.path)
    if name.startswith("clang-c/") and folder != CLANG_ONLY_IN:
        yield source.path, line, "clang-c", f"<{name}> outside {CLANG_ONLY_IN}"
    inside = any(folder == place or folder.startswith(place + "/") for place in NO_GLIB)
    if inside and re.match(r"(glib|gio|gobject|gmodule)\b", name):
        yield source.path, line, "glib", f"<{name}> in {folder}"


def check_circles(sources):
    """One report per circle, at the include that closes it."""
    state = {}

    def visit(path, trail):
        state[path] = "open"
        for line, kind, name in sources[path].includes():
            target = resolve(sources[path], name, sources) if kind == '"' else None
            if not target or target.path == path and path.endswith(".def"):
                continue
            if state.get(target.path) == "open":
                ring = (trail + [path])[(trail + [path]).index(target.path):] + [target.path]
                yield path, line, "circle", " -> ".join(ring)
            elif target.path not in state:
                yield from visit(target.path, trail + [path])
        state[path] = "done"

    for path in sources:
        if path not in state:
            yield from visit(path, [])


def check_hubs(sources):
    for path in HUBS:
        if path not in sources:
            yield "tests/run/check_layers.py", 1, "hub", f"HUBS names {path}, which is no file"
    for path, target in sources.items():
        if not path.endswith(".h") or path in HUBS:
            continue
        family = [s for s in sources.values() if s.top == target.top]
        users = [s for s in family
                 if any(resolve(s, name, sources) is target for _, _, name in s.includes())]
        if len(users) >= HUB_LEAST and len(users) > HUB_SHARE * len(family):
            yield (path, 1, "hub", f"{len(users)} of {len(family)} files of {target.top}/ include "
                                   "it; split it, or name it in HUBS with the reason")


# Single files

def check_extern(source):
    if source.path.endswith(".c"):
        for match in re.finditer(r"^[ \t]*extern\b", source.code, re.M):
            yield source.line(match.start()), "extern", "declare it in a header and include that"


def check_file_length(source):
    count = source.text.count("\n")
    if count > LONGEST_FILE:
        yield LONGEST_FILE + 1, "length", f"{count} lines, at most {LONGEST_FILE} are allowed"


def check_opening(source):
    if not source.text.split("\n", 1)[0].endswith("SPDX-License-Identifier: MIT"):
        yield 1, "opening", "the first line is not the licence (SPDX-License-Identifier: MIT)"
        return
    end = 0  # of the comments that follow each other from the first line on
    for start, stop in source.comments:
        if source.text[end:start].strip():
            break
        end = stop
    words = [line for line in source.text[:end].split("\n")[1:] if re.search(r"\w", line)]
    if len(words) < SHORTEST_ESSAY:
        yield (1, "opening", f"{len(words)} lines of text in the opening comment, at least "
                             f"{SHORTEST_ESSAY} are needed")


def top_level(source):
    """(start, end, text, is_body) of what stands outside all braces: declarations with their ";"
    and functions with their body. Initialisers and struct bodies are inside their declaration."""
    code, start, depth, is_function, position = source.code, 0, 0, False, 0
    for match in re.finditer(r"[{};]", code):
        position, sign = match.start(), match[0]
        if sign == "{":
            if depth == 0:
                is_function = code[start:position].rstrip().endswith(")")
            depth += 1
        elif sign == "}":
            depth -= 1
        ends = depth == 0 and (sign == ";" or sign == "}" and is_function)
        if ends:
            text = code[start:position + 1]
            first = start + len(text) - len(text.lstrip())
            yield first, position, text.strip(), sign == "}"
            start, is_function = position + 1, False
    if depth:
        yield position, position, "unbalanced", False


def check_functions(source):
    for first, last, text, is_body in top_level(source):
        if text == "unbalanced":
            yield source.line(first), "length", "the braces of this file do not balance"
        length = source.line(last) - source.line(first) + 1
        if is_body and length > LONGEST_FUNCTION:
            name = re.search(r"(\w+)\s*\(", text)
            yield (source.line(first), "length", f"{name[1] if name else 'a function'}() has "
                   f"{length} lines, at most {LONGEST_FUNCTION} are allowed")


def is_prototype(text):
    if re.match(r"typedef\b|_Static_assert\b|static_assert\b|[A-Z0-9_]+\s*\(", text):
        return False
    return "{" not in text and "=" not in text and re.search(r"\w\s*\(", text) is not None


def check_prototypes(source):
    if not source.path.endswith(".h"):
        return
    commented = set()  # lines on which a comment stands, wholly or at the end
    for start, end in source.comments:
        commented.update(range(source.line(start), source.line(end - 1) + 1))
    lines = source.text.split("\n")
    covered = {}  # last line of a declaration -> it has a comment, or its group has
    for first, last, text, is_body in top_level(source):
        begin, end = source.line(first), source.line(last)
        above = begin - 1
        while above > 0 and lines[above - 1].lstrip().startswith("#"):
            above -= 1
        good = above in commented or end in commented or covered.get(above, False)
        covered[end] = good
        if not is_body and is_prototype(text) and not good:
            name = re.search(r"(\w+)\s*\(", text)[1]
            yield begin, "prototype", f"{name}() has no comment above it or above its group"


def check_one(source):
    if source.path.endswith(".def"):
        return
    for check in (check_extern, check_file_length, check_opening, check_functions,
                  check_prototypes):
        for line, rule, message in check(source):
            yield source.path, line, rule, message


def check_tree(root):
    """Every violation below ROOT as (path, line, rule, message), in order."""
    sources = read_tree(root)
    found = []
    for check in (check_folders, check_includes, check_circles, check_hubs):
        found += check(sources)
    for source in sources.values():
        found += check_one(source)
    return sorted(found), len(sources)


def main(arguments):
    here = os.path.dirname(os.path.abspath(__file__))
    root = arguments[0] if arguments else os.path.join(here, "..", "..")
    found, count = check_tree(root)
    for path, line, rule, message in found:
        print(f"{path}:{line}: {rule}: {message}")
    if count == 0:
        print(f"check_layers.py: no sources below {root}", file=sys.stderr)
        return 1
    print(f"{count} files, {len(found)} violations", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
