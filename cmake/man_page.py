#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""man_page.py SOURCE NAME SECTION WHAT VERSION - a manual page from one of our Markdown documents.

What there is to know stands in one place, and that is Markdown, which people read in the browser;
those who type `man` get the same text. Known are headings, paragraphs, lists, tables, blocks of code
(fenced or indented), `code`, **strong**, links (their text is kept); a document that uses more than
that looks odd, nothing worse. The page goes to standard output.
"""

import re
import sys


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return "\\&" + text if text.startswith(".") else text


def inline(text):
    """Text with its marks as roff's fonts."""
    text = re.sub(r"!?\[([^]]*)\]\([^)]*\)", r"\1", text)
    parts = re.split(r"(`[^`]+`|\*\*[^*]+\*\*)", text)
    out = []
    for part in parts:
        if part.startswith("`") and len(part) > 1:
            out.append("\\fB" + escape(part[1:-1]).removeprefix("\\&") + "\\fR")
        elif part.startswith("**"):
            out.append("\\fB" + escape(part[2:-2]).removeprefix("\\&") + "\\fR")
        else:
            out.append(escape(part) if part else "")
    line = "".join(out).strip()
    return "\\&" + line if line.startswith((".", "'")) else line


def cells(row):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def table(lines, out):
    """Each row an item: what its first cell says, and then the rest."""
    for row in lines[2:]:
        first, *rest = cells(row)
        out += [".TP", inline(first) or "\\&", ", ".join(filter(None, map(inline, rest))) or "\\&"]


def code(lines, out):
    out += [".PP", ".nf", ".RS 4"]
    out += ["\\&" + escape(line).removeprefix("\\&") for line in lines]
    out += [".RE", ".fi"]


def heading(line, out):
    level = len(line) - len(line.lstrip("#"))
    title = inline(line.lstrip("# "))
    out.append((".SH " if level <= 2 else ".SS ") + (title.upper() if level <= 2 else title))


def blocks(lines):
    """(kind, lines) of each block of the document."""
    i = 0
    while i < len(lines):
        line = lines[i]
        first = i
        if line.startswith("```"):
            i += 1
            while i < len(lines) and not lines[i].startswith("```"):
                i += 1
            yield "fence", lines[first + 1:i]
            i += 1
        elif line.startswith("#"):
            yield "heading", [line]
            i += 1
        elif not line.strip():
            i += 1
        else:
            kinds = (("code", r"    "), ("table", r"\|"), ("list", r"[-*] |  "), ("text", r""))
            kind, begins = next((k, b) for k, b in kinds if re.match(b, line))
            while i < len(lines) and lines[i].strip() and re.match(begins, lines[i]) and \
                    (kind != "text" or not re.match(r"#|```|\|", lines[i])):
                i += 1
            yield kind, lines[first:i]


def bullets(lines, out):
    items = []
    for line in lines:
        if re.match(r"[-*] ", line):
            items.append(line[2:])
        else:
            items[-1] += " " + line.strip()
    for item in items:
        out += [".IP \\(bu 2", inline(item)]


def page(text, name, section, what, version):
    out = [f'.TH {name.upper()} {section} "" "asynclint {version}" ""', ".SH NAME",
           f"{escape(name)} \\- {inline(what)}", ".SH DESCRIPTION"]
    lines = text.splitlines()
    if lines and lines[0].startswith("# "):
        lines = lines[1:]
    for kind, block in blocks(lines):
        if kind == "heading":
            heading(block[0], out)
        elif kind == "fence":
            code(block, out)
        elif kind == "code":
            code([line[4:] for line in block], out)
        elif kind == "table":
            table(block, out)
        elif kind == "list":
            bullets(block, out)
        else:
            out += [".PP", inline(" ".join(line.strip() for line in block))]
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source:
        sys.stdout.write(page(source.read(), *sys.argv[2:6]))
