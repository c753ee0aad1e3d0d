#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_prefix.py - the same facts and findings with and without precompiled prefixes, with and
without a cache, and for any -j: on a generated project full of what could make a difference, and on
the samples."""

import glob
import os
import re
import time
import unittest

from cli import SOURCE_DIR, CliTest

HEADERS = {
    # What most files begin with.
    "inc/common.h": """#ifndef COMMON_H
#define COMMON_H
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>
#include <uv.h>
#include "types.h"
#include <sys.h>
struct ops { int (*wait)(unsigned seconds); struct { int a; struct { int b; } in; } s; };
static inline unsigned where(void) { puts(__FILE__); return __LINE__; }
#define worded
#define more_worded
int worded twice_declared(void);
worded
int more_worded twice_declared(void) __attribute__((nonblocking));
enum { NUMBER = __COUNTER__ };
int common(void); /* asynclint: common in a header that is part of a prefix */
#pragma pack(push, 1)
#endif
""",
    "inc/types.h": """#pragma once
typedef unsigned seconds_t;
typedef struct { seconds_t length; union { int x; float y; }; } interval_t;
#define KIND(x) _Generic((x), seconds_t: sleep, interval_t *: pause, default: usleep)
""",
    "inc/other.h": "#include \"types.h\"\nint other(interval_t *i);\n#define OTHER 2\n",
    # No guard: each inclusion means something.
    "inc/again.h": "#ifdef ITEM\nITEM(one)\nITEM(two)\n#endif\n",
    # Facts of their own wherever they are included.
    "inc/table.h": "#include <unistd.h>\n#include <uv.h>\n"
                   "static int nap(unsigned s) { return (int)sleep(s); }\n"
                   "static int (*const table[])(unsigned) = { nap };\n",
    "inc/push.h": '#pragma push_macro("LENGTH")\n#undef LENGTH\n#define LENGTH 7\n',
    "inc/pop.h": '#pragma pop_macro("LENGTH")\n',
    "inc/broken.h": "int broken(;\n#include \"missing.h\"\n",
    "inc/open.h": "struct opened {\n",
    # A system's header, whoever includes it: its marks are nobody's.
    "system/sys.h": "int sys(void); /* asynclint: system */\n",
    "inc/guarded.h": "#ifndef GUARDED\n#define GUARDED\n#define GUARDED_TEXT 1\n#endif\n",
    # What libclang only prints: the function of a cleanup attribute, the types of a _Generic.
    "inc/scope.h": """#ifndef SCOPE_H
#define SCOPE_H
#include <time.h>
typedef struct { int kind; } anonymous_t;
typedef enum mode { MODE_SLOW, MODE_FAST } mode_t_;
enum { FIRST, SECOND };
struct lock;
typedef struct lock lock_t;
int sleep_locked(lock_t *lock);
int sleep_unlocked(anonymous_t *none);
typedef struct timespec delay_t;
static inline void nap_all(int *count)
{
	static int (*const naps[])(const delay_t *, delay_t *) = { nanosleep };
	for (int i = 0; i < *count; i++)
		for (;;)
			if (naps[0](&(delay_t){ .tv_sec = i }, NULL))
				break;
}
#define DEFINE_CLEANUP(type, how) \
	typedef type *type##_auto; \
	static inline void type##_clear(type *p) { if (p) how(p); } \
	static inline void type##_cleanup(type **p) { type##_clear(*p); }
DEFINE_CLEANUP(anonymous_t, sleep_unlocked)
DEFINE_CLEANUP(lock_t, sleep_locked)
void close_later(int *fd);
#define AUTO(type) __attribute__((cleanup(type##_cleanup))) type##_auto
#define SLEEP_WITH(x) _Generic((x), lock_t *: sleep_locked, anonymous_t *: sleep_unlocked)(x)
#define SLOWLY(x) _Generic((x), mode_t_: sleep, __typeof__((char)SECOND): pause, default: usleep)(1)
#endif
""",
    "a/local.h": "#define LOCAL 1\nstatic inline int local(void) { return sleep(1); }\n",
    "b/local.h": "#define LOCAL 2\nstatic inline int local(void) { return usleep(1); }\n",
    "forced.h": "#define FORCED 1\n",
}
BODY = """
/* asynclint: of %(n)s */
static void tick_%(n)s(uv_timer_t *timer)
{
	interval_t i = { NUMBER };
	struct ops ops = { .wait = NULL };

	sleep(i.length + where() + __LINE__);
	KIND(i.length)(3);
	(void)timer;
	(void)ops.s.in.b;
	twice_declared();
}

int worded start_%(n)s(uv_timer_t *timer);
int start_%(n)s(uv_timer_t *timer) { return uv_timer_start(timer, tick_%(n)s, __COUNTER__, 0); }
"""
COMMON = '#include "common.h"\n'
# Beginnings, and what stands between them and the body.
STARTS = {
    "plain": COMMON,
    "comment": "/* a\n * comment */ // and more\n\n" + COMMON,
    "behind": '#include "common.h" /* a comment\n that goes on */\n#include "other.h"\n',
    "other": COMMON + '#include "other.h"\n',
    "spaced": " #  include  \"common.h\"\t\r\n",
    "again": COMMON + '#include "again.h"\n#define ITEM(n) static int n(void) { return sleep(1); }\n'
             '#include "again.h"\n',
    "table": COMMON + '#include "table.h"\nint use(void) { return table[0](1); }\n',
    "push": "#include \"push.h\"\n" + COMMON + '#include "pop.h"\n'
            "#ifdef LENGTH\nint length(void) { return LENGTH; }\n#endif\n",
    "broken": COMMON + '#include "broken.h"\n',
    "macro": "#define NDEBUG\n" + COMMON,
    "asked": COMMON + '#include "guarded.h"\n#ifdef GUARDED\nint asked(void) { return '
             "GUARDED_TEXT; }\n#endif\n",
    "local": COMMON + '#include "local.h"\nint use_local(void) { return local() + LOCAL; }\n',
    "open": "#include \"open.h\"\nint member; };\n" + COMMON,
    "scope": COMMON + '#include "scope.h"\n' + """
struct lock { int held; };
int scope(int count, enum mode mode)
{
	AUTO(anonymous_t) none = NULL;
	AUTO(lock_t) lock = NULL;
	__attribute__((cleanup(nap_all))) int naps = count;
	__attribute__((cleanup(close_later))) int fd = -1;
	typedef int mode_t_;
	return SLEEP_WITH(none) + SLEEP_WITH(lock) + SLOWLY(mode) + SLOWLY((mode_t_)1);
}
void close_later(int *fd) { sleep(1); close(*fd); }
""",
    "self": COMMON + "#ifndef SELF\n#define SELF\n#include __FILE__\n#undef SELF\n#else\n"
            "#define WAS_HERE\n#endif\n",
}
VARIANTS = 6


class Same(CliTest):
    def outputs(self, *args):
        results = [self.lint(*args, *view) for view in
                   (("--dump=facts",), ("--format", "json", "--strict"), ())]
        return [(r.out, r.err, r.status) for r in results]

    def assert_same(self, *args):
        plain = self.outputs("--no-cache", "--no-prefix", "-j1", *args)
        for how in (("--no-cache", "-j1"), ("--no-cache", "-j2"),
                    ("--cache-dir", self.cache + "/one"),              # cold, then warm
                    ("--cache-dir", self.cache + "/one", "-j2"),
                    ("--cache-dir", self.cache + "/one", "--no-prefix"),
                    ("--cache-dir", self.cache + "/two", "--no-prefix", "-j2"),
                    ("--cache-dir", self.cache + "/two")):
            for ours, expected in zip(self.outputs(*how, *args), plain):
                self.assertEqual(ours, expected, how)
        return plain

    def prefixes(self, *args):
        match = re.search(r"^prefixes: (\d+) precompiled, (\d+) refused; of no use to (\d+) units$",
                          self.lint("--no-cache", "--stats", *args).err, re.M)
        return tuple(map(int, match.groups())) if match else (0, 0, 0)

    def make_project(self):
        for name, text in HEADERS.items():
            self.write(name, text)
        entries = []
        for start, text in STARTS.items():
            for n in range(VARIANTS):
                name = f"{'ab'[n % 2]}/{start}{n}.c"
                self.write(name, text + BODY % {"n": f"{start}{n}"})
                flags = ["-Iinc", f"-DWHICH={n // 2 % 2}"]
                if start == "comment":
                    flags += ["-include", "forced.h"]
                entries.append({"directory": self.folder, "file": name,
                                "arguments": ["cc", *flags, "-isystem", "system", "-c", name]})
        self.database(*entries)
        time.sleep(0.03)

    def test_generated_project(self):
        self.make_project()
        facts = self.assert_same()[0]
        self.assertGreater(facts[0].count("sleep"), len(STARTS) * VARIANTS)
        self.assertEqual(facts[0].count("mark "), 2 * len(STARTS) * VARIANTS)
        common = re.findall(r"mark common\.h:\d+-\d+ about \d+, { 0: asynclint: common", facts[0])
        self.assertEqual(len(common), len(STARTS) * VARIANTS)
        made, refused, missed = self.prefixes()
        self.assertGreaterEqual(made, 5)
        self.assertGreaterEqual(refused, 1)
        # Files that are read with errors, and those that read themselves.
        self.assertEqual(missed, 2 * VARIANTS)
        self.assertEqual(self.prefixes("--no-prefix"), (0, 0, 0))

    def test_shadowing_header_of_a_prefix(self):
        """A unit depends on what was read, and looked for, on behalf of its prefix."""
        self.make_project()
        os.mkdir(self.path("first"))
        files = [f"{'ab'[n % 2]}/plain{n}.c" for n in range(VARIANTS)]
        args = ("--stats", "--dump=facts", *files, "--", "-Ifirst", "-Iinc", "-isystem", "system")
        before = self.lint(*args)
        self.assertIn(f"cache: 0 hits, {VARIANTS} misses", before.err)
        self.assertIn("prefixes: 1 precompiled, 0 refused", before.err)
        self.assertIn(f"cache: {VARIANTS} hits, 0 misses", self.lint(*args).err)
        self.write("first/uv.h", "typedef struct { int a; } uv_timer_t;\n"
                                 "#define uv_timer_start(t, f, a, b) (int)sleep(a)\n")
        time.sleep(0.03)
        after = self.lint(*args)
        self.assertIn(f"cache: 0 hits, {VARIANTS} misses", after.err)
        self.assertEqual(after.out, self.lint("--no-cache", "--no-prefix", *args).out)
        self.assertNotEqual(after.out, before.out)

    def test_samples(self):
        files = sorted(glob.glob(os.path.join(SOURCE_DIR, "samples", "*", "*", "*.c")))
        self.assertGreater(len(files), 3)
        self.same_with_flags(files)

    def same_with_flags(self, files):
        plain = [self.lint("--no-cache", "--no-prefix", "-j1", view, *files, "--", "-D_GNU_SOURCE")
                 for view in ("--dump=facts", "--strict")]
        for how in (("--no-cache",), ("--no-cache", "-j2"), ("-j1",), ("-j2",)):
            for view, expected in zip(("--dump=facts", "--strict"), plain):
                ours = self.lint(*how, view, *files, "--", "-D_GNU_SOURCE")
                self.assertEqual((ours.out, ours.err), (expected.out, expected.err), how)

    def test_fixtures(self):
        files = sorted(glob.glob(os.path.join(SOURCE_DIR, "tests", "*", "*", "bad_*.c"))
                       + glob.glob(os.path.join(SOURCE_DIR, "tests", "ir", "*.c")))
        self.assertGreater(len(files), 100)
        self.same_with_flags(files)
        self.assertGreater(self.prefixes(*files, "--", "-D_GNU_SOURCE")[0], 3)


if __name__ == "__main__":
    unittest.main()
