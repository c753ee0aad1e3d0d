#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_headers.py CHECK --cc COMPILER - the rule packs against the libraries' own headers.

  constants  every constant has the header's value, and some row uses it
  functions  every function and alias is declared
  headers    ... in a header that one of the pack's patterns matches
  callbacks  every argument that is called a callback is a pointer to a function, and all indices
             are arguments the function has

A name that the installed headers cannot show stands in excused.json, with the reason.
"""
import argparse
import fnmatch
import json
import pathlib
import re
import subprocess
import tempfile

import packs

# What a program includes to see everything a pack knows. For posix the patterns are the list.
INCLUDES = {
  "glib": ["glib.h", "glib/gstdio.h", "glib-unix.h", "glib-object.h", "gio/gio.h",
           "gio/gunixconnection.h", "gio/gunixinputstream.h", "gio/gunixoutputstream.h",
           "gio/gunixsocketaddress.h"],
  "gudev": ["gudev/gudev.h"],
  "hiredis": ["hiredis/hiredis.h", "hiredis/async.h"],
  "libcurl": ["curl/curl.h"],
  "libev": ["ev.h"],
  "libpq": ["postgresql/libpq-events.h", "postgresql/libpq-fe.h"],
  "liburcu": [f"urcu/urcu-{f}.h" for f in "bp mb memb qsbr signal".split()],
  "libuv": ["uv.h"],
  "mysql": ["mariadb/mysql.h"],
  "openssl": [f"openssl/{h}.h" for h in "async bio bn conf dh dsa evp http ocsp pem rand rsa ssl store x509".split()],
  "sd-event": ["stdint.h"] + [f"systemd/sd-{h}.h" for h in ("bus", "event", "journal")],
  "sqlite": ["sqlite3.h"],
  "libdill": ["errno.h", "libdill.h"],
  "pcl": ["pcl.h"],
  "protothreads": ["contiki.h"],
  "pth": ["sys/wait.h", "pth.h"],
  "redis": ["redismodule.h", "ae.h"],
  "state-threads": ["st.h"],
  "tarantool": ["tarantool/module.h"],
  "tevent": ["stdarg.h", "tevent.h"],
  "neco": ["neco.h"],
  "nginx": [f"ngx_{h}.h" for h in "config core crypt http event_connect event_pipe stream mail thread_pool".split()],
  "libevent": [f"event2/{h}.h" for h in (
    "buffer buffer_compat bufferevent bufferevent_compat bufferevent_ssl dns dns_compat event "
    "event_compat http http_compat listener rpc rpc_struct thread util").split()],
}
# Packs whose headers no package installs: their rows are checked for form only.
PRIVATE = {"qemu"}
# Fortified names are declared under these only.
FORTIFIED = ["-O2", "-D_FORTIFY_SOURCE=2"]


def installed():
  return {name: pack for name, pack in packs.packs().items() if name not in PRIVATE}


def includes(name, pack):
  listed = INCLUDES.get(name) or [h for h in pack["headers"] if "*" not in h]
  extra = ["netdb.h"] if name == "libuv" else []
  return "#define _GNU_SOURCE\n#define _LGPL_SOURCE\n" + "".join(f"#include <{h}>\n" for h in listed + extra)


class Compiler:
  def __init__(self, cc):
    self.cc = cc
    packages = ["gio-unix-2.0", "gudev-1.0", *(str(packs.ROOT / "tests/packs" / f) for f in ("nginx/nginx.pc", "by-hand/by-hand.pc"))]
    self.flags = subprocess.run(["pkg-config", "--cflags", *packages], capture_output=True,
                                text=True, check=True).stdout.split() + [f"-I{packs.RULES}"]

  def run(self, text, *flags):
    """(exit status, stdout, stderr) of compiling TEXT without producing code."""
    with tempfile.TemporaryDirectory() as folder:
      source = pathlib.Path(folder) / "check.c"
      source.write_text(text, encoding="utf-8")
      done = subprocess.run(
        [self.cc, "-std=gnu11", "-w", "-ferror-limit=0" if "clang" in self.cc else "-fmax-errors=0",
         "-fno-diagnostics-color", *self.flags, *flags, str(source)], capture_output=True, text=True,
        cwd=folder, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin:/usr/local/bin"}, check=False)
      return done.returncode, done.stdout, done.stderr

  def rejected_lines(self, prefix, lines, *flags):
    """Which of LINES, compiled after PREFIX, the compiler complains about."""
    first = prefix.count("\n") + 1
    _, _, errors = self.run(prefix + "".join(l + "\n" for l in lines), "-fsyntax-only", *flags)
    numbers = {int(n) for n in re.findall(r"check\.c:(\d+):\d+: (?:fatal )?error", errors)}
    if any(n < first for n in numbers):
      raise RuntimeError("the headers themselves do not compile:\n" + errors[:2000])
    return {lines[n - first] for n in numbers}


def excused(name):
  table = json.loads((packs.ROOT / "tests/packs/excused.json").read_text(encoding="utf-8"))
  return table.get(name, {})


def check_constants(compiler):
  problems, count = [], 0
  for name, pack in installed().items():
    constants = pack.get("constants", {})
    lines = [f'_Static_assert((long long)({c}) == {v}LL, "{c}");' for c, v in constants.items()]
    problems += [f"{name}: {line}" for line in compiler.rejected_lines(includes(name, pack), lines)]
    used = set()
    for row in pack.get("functions", []):
      for atom in packs.atoms(row):
        values = [v for key in ("equals", "has", "at_most") for v in [atom.get(key)]]
        used |= {x for v in values for x in (v if isinstance(v, list) else [v])}
      used |= {row.get("cancelled", {}).get(key) for key in ("result", "errno")}
      used |= {c.get("cancelled") for c in row.get("callbacks", [])}
    problems += [f"{name}: {c} is in no row" for c in constants if c not in used]
    count += len(constants)
  return problems, count


def declared(compiler, name, pack):
  """The pack's names that the headers declare, plain or fortified."""
  all_names = [n for row in pack.get("functions", []) for n in packs.names(row)]
  lines = {f"void *const check_{n} = (void *)&{n};": n for n in all_names}
  missing = set(all_names)
  for flags in ([], FORTIFIED):
    rejected = compiler.rejected_lines(includes(name, pack), list(lines), *flags)
    missing &= {lines[line] for line in rejected}
  return set(all_names) - missing, missing


def check_functions(compiler):
  problems, count = [], 0
  for name, pack in installed().items():
    found, missing = declared(compiler, name, pack)
    excuses = excused(name)
    problems += [f"{name}: {n} is not declared and not excused" for n in sorted(missing)
                 if n not in excuses]
    problems += [f"{name}: {n} is excused, but in no row" for n in sorted(excuses)
                 if n not in found | missing]
    problems += [f"{name}: {n} is excused without a reason" for n, why in excuses.items() if not why]
    count += len(found)
  return problems, count


def first_headers(preprocessed, wanted):
  """For each name of WANTED: the file that first declares it, going by the line markers."""
  found, file = {}, ""
  for line in preprocessed.split("\n"):
    marker = re.match(r'# \d+ "([^"]*)"', line)
    if marker:
      file = marker.group(1)
      continue
    for word in re.findall(r"\b([A-Za-z_]\w*)\)?\s*(?=\(|\s*$)", line):
      if word in wanted:
        found.setdefault(word, file)
  return found


def matches(pattern, path):
  """As pack_declares() in analyzer/model/pack.c does it: component by component, from the end."""
  parts, wanted = path.split("/"), pattern.split("/")
  return len(parts) >= len(wanted) and \
    all(fnmatch.fnmatchcase(p, w) for p, w in zip(parts[-len(wanted):], wanted))


def check_headers(compiler):
  problems, count = [], 0
  for name, pack in installed().items():
    found, _ = declared(compiler, name, pack)
    for flags in ([], FORTIFIED):
      status, text, errors = compiler.run(includes(name, pack), "-E", *flags)
      if status != 0:
        raise RuntimeError(errors)
      for function, file in sorted(first_headers(text, found).items()):
        count += 1
        if not any(matches(p, file) for p in pack["headers"]):
          problems.append(f"{name}: {function} is declared in {file}, which no pattern matches")
  return problems, count


def arguments(text, function):
  """The parameters of FUNCTION as the preprocessed TEXT declares them, or None."""
  for match in re.finditer(rf"\b{re.escape(function)}\)?\s*\(", text):
    depth, start, parts = 1, match.end(), []
    for at in range(start, len(text)):
      char = text[at]
      depth += {"(": 1, ")": -1}.get(char, 0)
      if depth == 0 or (depth == 1 and char == ","):
        parts.append(text[start:at].strip())
        start = at + 1
      if depth == 0:
        break
    # A declaration, not a call in an inline function: types have at least a word and a name or *.
    if parts == ["void"] or parts == [""]:
      return []
    if all(re.search(r"^\.\.\.$|\w[\s*]+\w|\*|^\w+_t$|^\w+$", p) for p in parts):
      return parts
  return None


def function_types(text):
  """Names of types that are functions or pointers to functions."""
  names = set(re.findall(r"typedef[^;{}]*?\(\s*\*?\s*(\w+)\s*\)\s*\(", text))
  names |= set(re.findall(r"typedef\s+[\w\s*]+?\b(\w+)\s*\([^;]*\)\s*;", text))
  while True:
    more = {b for a, b in re.findall(r"typedef\s+(\w+)\s+(\w+)\s*;", text) if a in names} - names
    if not more:
      return names
    names |= more


def index_problems(name, row, parameters, types):
  function = row["name"]
  variadic = "..." in parameters
  used = [a[k] for a in packs.atoms(row) for k in ("arg", "fd") if k in a]
  used += [c[k] for c in row.get("callbacks", []) for k in ("arg", "data", "fd") if k in c]
  used += [row["cancelled"]["domain"]["arg"]] if "domain" in row.get("cancelled", {}) else []
  used += [f[k] for f in row.get("fd", []) + row.get("acts", [])
           for k in ("arg", "pointee", "keeps", "until") if k in f]
  used += [t[k] for t in packs.texts(row)
           for k in ("arg", "pointee", "format", "copy", "head", "folder") if k in t]
  for index in used:
    if index >= len(parameters) and not variadic:
      yield f"{name}: {function} has no argument {index}"
  for callback in row.get("callbacks", []):
    parameter = parameters[callback["arg"]] if callback["arg"] < len(parameters) else ""
    if parameter == "..." or (variadic and not parameter):
      continue
    if "(" not in parameter and not set(re.findall(r"\w+", parameter)) & types:
      yield f"{name}: {function}: argument {callback['arg']} is no function: {parameter}"
  for callback in row.get("callbacks", []):
    data = callback.get("data")
    if data is not None and not re.search(r"void\s*\*|gpointer|restrict", parameters[data]):
      yield f"{name}: {function}: argument {data} is no user data: {parameters[data]}"


def check_callbacks(compiler):
  problems, count = [], 0
  for name, pack in installed().items():
    _, plain, _ = compiler.run(includes(name, pack), "-E", "-P")
    _, fortified, _ = compiler.run(includes(name, pack), "-E", "-P", *FORTIFIED)
    types = function_types(plain)
    for row in pack.get("functions", []):
      parameters = arguments(plain, row["name"]) or arguments(fortified, row["name"])
      if parameters is None:
        if row["name"] not in excused(name):
          problems.append(f"{name}: no prototype of {row['name']} found")
        continue
      problems += index_problems(name, row, parameters, types)
      count += 1
  return problems, count


def main():
  checks = {name[6:]: f for name, f in globals().items() if name.startswith("check_")}
  parser = argparse.ArgumentParser()
  parser.add_argument("check", choices=checks)
  parser.add_argument("--cc", default="cc")
  options = parser.parse_args()
  packs.finish(options.check, *checks[options.check](Compiler(options.cc)))


if __name__ == "__main__":
  main()
