#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_cache.py - what is kept between runs: found again when nothing changed, never when something
did, and never trusted."""

import fcntl
import glob
import json
import os
import random
import re
import signal
import subprocess
import time
import unittest
import unittest.mock

from cli import ASYNCLINT, SLEEPS, CliTest

CALLS = """#include <unistd.h>
#include <uv.h>
#include "seconds.h"

static void on_timer(uv_timer_t *timer)
{
	sleep(SECONDS);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
"""


class CacheTest(CliTest):
    def write(self, name, text):
        """What changes at the moment a run starts is not kept, so a moment passes."""
        path = super().write(name, text)
        time.sleep(0.03)
        return path

    def run_on(self, *args, hits=None, misses=None, **more):
        """Standard output of a run, which finds that many units again and parses that many."""
        result = self.lint("--stats", "--strict", *args, **more)
        match = re.search(r"^cache: (\d+) hits, (\d+) misses$", result.err, re.M)
        self.assertTrue(match, result)
        found = tuple(map(int, match.groups()))
        expected = (found[0] if hits is None else hits, found[1] if misses is None else misses)
        self.assertEqual(found, expected, result)
        return result.out

    def fresh(self, *args, **more):
        return self.lint("--no-cache", "--strict", *args, **more).out

    def kept(self):
        return sorted(p for p in glob.glob(self.cache + "/asynclint/*/*/*"))


class Rules(CacheTest):
    def setUp(self):
        super().setUp()
        os.mkdir(self.path("first"))
        self.write("second/seconds.h", "#define SECONDS 1\n")
        self.write("a.c", CALLS)
        self.args = ("--dump=facts", "a.c", "--", "-Ifirst", "-Isecond", "-Ithird")
        self.first = self.run_on(*self.args, hits=0, misses=1)

    def assert_hit(self, *args):
        args = args or self.args
        self.assertEqual(self.run_on(*args, hits=1, misses=0), self.fresh(*args))

    def assert_miss(self, *args):
        """A miss that matters: the facts are those of now, and found again."""
        args = args or self.args
        now = self.run_on(*args, hits=0, misses=1)
        self.assertEqual(now, self.fresh(*args))
        self.assert_hit(*args)
        return now

    def test_nothing_changed(self):
        self.assert_hit()
        self.assert_hit()

    def test_changed_header_and_back(self):
        self.write("second/seconds.h", "#define SECONDS 2\n")
        self.assertNotEqual(self.assert_miss(), self.first)
        self.write("second/seconds.h", "#define SECONDS 1\n")
        self.assert_hit()

    def test_changed_main_file(self):
        self.write("a.c", CALLS.replace("sleep(", "usleep("))
        self.assertNotEqual(self.assert_miss(), self.first)

    def test_same_size_and_time(self):
        """A change that keeps size and time of the header is noticed."""
        status = os.stat(self.path("second/seconds.h"))
        self.write("second/seconds.h", "#define SECONDS 3\n")
        os.utime(self.path("second/seconds.h"), ns=(status.st_atime_ns, status.st_mtime_ns))
        time.sleep(0.03)
        self.assertNotEqual(self.assert_miss(), self.first)

    def test_touched(self):
        os.utime(self.path("second/seconds.h"))
        self.assert_hit()
        self.assert_hit()

    def test_header_that_shadows(self):
        self.write("first/seconds.h", "#define SECONDS 4\n")
        self.assertNotEqual(self.assert_miss(), self.first)
        os.unlink(self.path("first/seconds.h"))
        time.sleep(0.03)
        self.assertEqual(self.run_on(*self.args), self.first)

    def test_header_that_shadows_beside_the_file(self):
        self.write("seconds.h", "#define SECONDS 5\n")
        self.assertNotEqual(self.assert_miss(), self.first)

    def test_header_in_a_new_directory(self):
        args = self.args[:-1] + ("-Iseventh/heaven",) + self.args[-2:]
        self.run_on(*args, hits=0, misses=1)
        self.assert_hit(*args)
        args = self.args[:3] + ("-Iseventh/heaven", "-Isecond")
        before = self.assert_miss(*args)
        self.write("seventh/heaven/seconds.h", "#define SECONDS 6\n")
        self.assertNotEqual(self.assert_miss(*args), before)

    def test_deleted_header(self):
        os.unlink(self.path("second/seconds.h"))
        self.assertNotEqual(self.run_on(*self.args, hits=0, misses=1), self.first)

    def test_old_files(self):
        """With files older than the grain of clocks, stamps alone decide."""
        time.sleep(2.1)
        self.assert_hit()
        self.assert_hit()
        self.write("first/other.h", "\n")
        self.assert_hit()
        self.write("first/seconds.h", "#define SECONDS 4\n")
        self.assert_miss()

    def test_changed_flag(self):
        self.assert_miss("--dump=facts", "a.c", "--", "-Isecond", "-DX")
        self.assert_hit()

    def test_flags_without_meaning(self):
        self.assert_hit(*self.args, "-O2", "-Wall", "-g")


class Questions(CacheTest):
    def assert_noticed(self, source, name, text, *flags):
        """Facts of SOURCE change when file NAME with TEXT appears."""
        self.write("a.c", source)
        args = ("--dump=facts", "a.c", "--", *flags)
        first = self.run_on(*args, hits=0, misses=1)
        self.run_on(*args, hits=1, misses=0)
        self.write(name, text)
        second = self.run_on(*args, hits=0, misses=1)
        self.assertNotEqual(first, second)
        self.assertEqual(second, self.fresh(*args))

    def test_has_include(self):
        self.assert_noticed('#if __has_include("more.h")\nint more(void) { return 1; }\n#endif\n',
                            "more.h", "\n")

    def test_name_from_a_macro(self):
        self.write("second/more.h", "#define MORE 1\n")
        os.mkdir(self.path("first"))
        self.assert_noticed("#define NAME <more.h>\n#include NAME\n"
                            "int more(void) { return MORE; }\n",
                            "first/more.h", "#define MORE 2\n", "-Ifirst", "-Isecond")

    def test_missing_header_appears(self):
        self.assert_noticed('#include "more.h"\nint one(void) { return ONE; }\n',
                            "more.h", "#define ONE 1\n")

    def test_forced_header(self):
        self.write("second/more.h", "#define MORE 1\n")
        self.assert_noticed("int more(void) { return MORE; }\n",
                            "more.h", "#define MORE 2\n", "-Isecond", "-include", "more.h")

    def test_header_of_a_header(self):
        self.write("inc/outer.h", '#include "inner.h"\n')
        self.write("second/inner.h", "#define MORE 1\n")
        self.assert_noticed('#include <outer.h>\nint more(void) { return MORE; }\n',
                            "inc/inner.h", "#define MORE 2\n", "-Iinc", "-Isecond")

    def test_text_that_never_repeats(self):
        for word in ("__DATE__", "__TIME__", "__TIMESTAMP__"):
            self.write("a.c", f"const char *when(void) {{ return {word}; }}\n")
            for _ in range(2):
                self.run_on("a.c", "--", hits=0, misses=1)

    def test_partial_units_say_so_again(self):
        self.write("a.c", '#include "gone.h"\n' + SLEEPS)
        first = self.lint("a.c", "--")
        self.run_on("a.c", "--", hits=1, misses=0)
        self.assertEqual((self.lint("a.c", "--").out, self.lint("a.c", "--").err),
                         (first.out, first.err))
        self.assertIn("analysed in part", first.err)

    def test_partial_with_a_name_from_a_macro_is_not_kept(self):
        self.write("a.c", "#define NAME <gone.h>\n#include NAME\n" + SLEEPS)
        for _ in range(2):
            self.run_on("a.c", "--", hits=0, misses=1)

    def test_lost_units_are_not_kept(self):
        for _ in range(2):
            self.run_on("gone.c", "--", hits=0, misses=1)

    def test_edited_pack(self):
        """Packs are no part of facts: nothing is parsed again, and the findings are new."""
        self.write("a.c", "int rest(int n);\n" + SLEEPS.replace("sleep(1)", "rest(1)"))
        pack = {"pack": "rest", "title": "a test", "headers": ["a.c"],
                "functions": [{"name": "unrest", "why": "Waits.", "instead": "Do not",
                               "blocks": {"class": "B1"}}]}
        args = ("--packs", "rest.json", "a.c", "--")
        self.write("rest.json", json.dumps(pack))
        first = self.run_on(*args, hits=0, misses=1)
        self.write("rest.json", json.dumps(pack).replace("unrest", "rest"))
        second = self.run_on(*args, hits=1, misses=0)
        self.assertEqual(second, self.fresh(*args))
        self.assertNotIn("rest() ", first)
        self.assertIn("rest() ", second)

    def test_answer_is_given_again(self):
        """With other formats, notes shown or not, and an exit status of its own; until a rule, a
        pack or a folder is another one."""
        self.write("a.c", SLEEPS)
        self.run_on("a.c", "--", misses=1)
        answers = [p for p in self.kept() if "/answers/" in p]
        self.assertEqual(len(answers), 1)
        for args in (["--strict"], [], ["--format=json"], ["--fail-on=never"], ["--stats"]):
            with self.subTest(args):
                cold = self.lint("--no-cache", *args, "a.c", "--")
                warm = self.lint(*args, "a.c", "--")
                self.assertEqual((warm.out, warm.status), (cold.out, cold.status))
                self.assertEqual([p for p in self.kept() if "/answers/" in p], answers)
        for args in (["--disable", "ASY101"], ["--only", "ASY102"], ["--enable", "ASY102"]):
            with self.subTest(args):
                for _ in range(2):
                    self.assertEqual(self.lint(*args, "a.c", "--").out,
                                     self.lint("--no-cache", *args, "a.c", "--").out)
        self.assertEqual(len([p for p in self.kept() if "/answers/" in p]), 4)

    def test_answer_of_another_folder(self):
        """Paths are shown from where one stands."""
        path = self.write("sub/a.c", SLEEPS)
        for folder in (self.folder, self.path("sub"), self.folder):
            for _ in range(2):
                self.assertEqual(self.lint(path, "--", cwd=folder).out,
                                 self.lint("--no-cache", path, "--", cwd=folder).out)

    def test_source_line_of_now(self):
        """A comment changes no fact, but the line that is shown."""
        self.write("a.c", SLEEPS)
        self.run_on("a.c", "--", misses=1)
        self.write("a.c", SLEEPS.replace("sleep(1);", "sleep(1); /* a while */"))
        self.assertIn("a while", self.run_on("a.c", "--", misses=1))

    def test_damaged_answer(self):
        self.write("a.c", SLEEPS)
        expected = self.run_on("a.c", "--", misses=1)
        chance = random.Random(5)
        path, = (p for p in self.kept() if "/answers/" in p)
        with open(path, "rb") as file:
            data = file.read()
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        for bad in (b"", data[:7], data[:-1], b"nonsense" * 20, bytes(flipped)):
            with open(path, "wb") as file:
                file.write(bad)
            self.assertEqual(self.run_on("a.c", "--", hits=1), expected)
            with open(path, "rb") as file:
                self.assertEqual(file.read(), data)

    def test_flags_left_out_are_said_again(self):
        self.write("a.c", SLEEPS)
        first = self.lint("a.c", "--", "-fno-such-flag")
        self.assertIn("-fno-such-flag", first.err)
        self.assertEqual(self.lint("a.c", "--", "-fno-such-flag").err, first.err)


class Damage(CacheTest):
    def setUp(self):
        super().setUp()
        self.names = [f"unit{n}.c" for n in range(4)]
        for n, name in enumerate(self.names):
            self.write(name, SLEEPS.replace("start(", f"start_{n}("))
        self.database(*self.names)
        self.expected = self.fresh("--dump=facts")

    def assert_survives(self, damage):
        """After DAMAGE to every kept file the output is right, and the files are replaced."""
        self.run_on("--dump=facts")
        kept = self.kept()
        self.assertEqual(len(kept), 8)
        for path in kept:
            with open(path, "rb") as file:
                data = file.read()
            with open(path, "wb") as file:
                file.write(damage(data))
        self.assertEqual(self.run_on("--dump=facts", hits=0, misses=4), self.expected)
        self.assertEqual(self.run_on("--dump=facts", hits=4, misses=0), self.expected)

    def test_empty(self):
        self.assert_survives(lambda data: b"")

    def test_truncated(self):
        self.assert_survives(lambda data: data[:len(data) // 2])
        self.assert_survives(lambda data: data[:-1])

    def test_garbage(self):
        self.assert_survives(lambda data: b"nonsense" * 100)

    def test_one_byte(self):
        """Any byte: also those that change a number and nothing of the structure."""
        chance = random.Random(3)

        def flip(data):
            at = chance.randrange(len(data))
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1:]

        for _ in range(4):
            self.assert_survives(flip)

    def test_fifos(self):
        """Nobody waits for the other end of one; it is replaced like any damaged file."""
        self.run_on("--dump=facts")
        expected = self.run_on(hits=4, misses=0)
        self.assertEqual(len(self.kept()), 9)
        for path in self.kept():
            os.unlink(path)
            os.mkfifo(path)
        self.assertEqual(self.run_on("--dump=facts", hits=0, misses=4), self.expected)
        self.assertEqual(self.run_on("--dump=facts", hits=4, misses=0), self.expected)
        self.assertEqual(self.run_on(hits=4, misses=0), expected)
        self.assertTrue(all(os.path.isfile(path) for path in self.kept()))

    def test_facts_are_gone(self):
        self.run_on()
        for path in self.kept():
            if "/facts/" in path:
                os.unlink(path)
        self.run_on(hits=0, misses=4)
        self.run_on(hits=4, misses=0)

    def test_two_runs_at_once(self):
        for _ in range(2):
            runs = [subprocess.Popen([ASYNCLINT, "--dump=facts", "-j2"], cwd=self.folder,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                    for _ in range(3)]
            for run in runs:
                out, err = run.communicate(timeout=60)
                self.assertEqual((out.decode(), err), (self.expected, b""))
            self.assertEqual(self.run_on("--dump=facts", hits=4, misses=0), self.expected)
            for path in self.kept():
                os.unlink(path)

    def test_killed_anywhere(self):
        chance = random.Random(4)
        temporary = self.path("tmp")
        os.mkdir(temporary)
        for _ in range(5):
            run = subprocess.Popen([ASYNCLINT, "-j2"], cwd=self.folder, start_new_session=True,
                                   env=dict(os.environ, TMPDIR=temporary),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.01, 0.25))
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            self.assertEqual(self.run_on("--dump=facts"), self.expected)
            self.assertEqual(self.run_on("--dump=facts", hits=4, misses=0), self.expected)
            for path in self.kept():
                os.unlink(path)


class Scratch(CacheTest):
    """The folder for the files of one run."""

    def test_search_path_has_the_temporary_folder(self):
        """Who looks for headers there is kept all the same."""
        self.write("include/q.h", "#define Q\n")
        self.write("a.c", '#include "q.h"\n')
        os.mkdir(self.path("tmp"))
        time.sleep(0.03)
        with unittest.mock.patch.dict(os.environ, TMPDIR=self.path("tmp")):
            self.run_on("a.c", "--", "-Itmp", "-Iinclude", misses=1)
            self.run_on("a.c", "--", "-Itmp", "-Iinclude", hits=1)

    def test_left_by_killed_runs(self):
        """What nobody holds any more goes, unless it is so new that its run may not have come to
        hold it; what is not ours by its name stays."""
        for args, place in ((("--no-cache",), self.path("tmp")), ((), self.cache + "/asynclint/tmp")):
            names = ("asynclint-run-gone", "asynclint-run-held", "asynclint-run-new", "other")
            for name in names:
                self.write(f"{place}/{name}/1.facts", "")
            os.symlink("other", f"{place}/asynclint-run-link")
            for name in (names[0], names[1], names[3]):
                os.utime(f"{place}/{name}", (1, 1))
            held = os.open(f"{place}/{names[1]}", os.O_RDONLY)
            fcntl.flock(held, fcntl.LOCK_EX)
            self.write("a.c", SLEEPS)
            with unittest.mock.patch.dict(os.environ, TMPDIR=self.path("tmp")):
                self.lint(*args, "a.c", "--")
            os.close(held)
            self.assertEqual(sorted(os.listdir(place)), sorted((*names[1:], "asynclint-run-link")))
            for name in names[1:]:
                self.assertEqual(os.listdir(f"{place}/{name}"), ["1.facts"])

    def test_nothing_is_left(self):
        self.write("a.c", SLEEPS)
        self.run_on("a.c", "--", misses=1)
        self.assertEqual(os.listdir(self.cache + "/asynclint/tmp"), [])


class Directory(CacheTest):
    def setUp(self):
        super().setUp()
        self.write("a.c", SLEEPS)

    def test_default_directories(self):
        environment = dict(os.environ, HOME=self.cache)
        del environment["XDG_CACHE_HOME"]
        for _ in range(2):
            subprocess.run([ASYNCLINT, "a.c", "--"], cwd=self.folder, env=environment,
                           capture_output=True, check=False)
        self.assertTrue(os.path.isdir(self.path(self.cache + "/.cache/asynclint/facts")))
        del environment["HOME"]
        result = subprocess.run([ASYNCLINT, "--stats", "a.c", "--"], cwd=self.folder,
                                env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertNotIn("cache:", result.stderr)
        self.assertEqual(result.stderr.count("asynclint: info: no home directory"), 1)

    def test_options(self):
        self.run_on("--cache-dir", "here", "a.c", "--", misses=1)
        self.run_on("--cache-dir", "here", "a.c", "--", hits=1)
        self.assertTrue(os.path.isfile(self.path("here/CACHEDIR.TAG")))
        self.assertEqual(self.kept(), [])
        self.assertNotIn("cache:", self.lint("--stats", "--no-cache", "a.c", "--").err)
        self.assertEqual(self.kept(), [])
        self.assert_refused(self.lint("--cache-size", "0", "a.c", "--"), "--cache-size")

    def test_no_directory(self):
        self.write("file", "")
        result = self.lint("--cache-dir", "file/cache", "a.c", "--")
        self.assertEqual(result.status, 1)
        self.assertEqual(len(result.err_lines), 1, result)
        self.assertIn("file/cache", result.err)

    def test_read_only(self):
        """What is there is used; that nothing can be added is said once."""
        self.write("b.c", SLEEPS)
        self.write("c.c", SLEEPS)
        os.chmod(self.folder, 0o755)
        self.run_on("--cache-dir", "here", "a.c", "--", misses=1)
        for folder, _, _ in os.walk(self.path("here")):
            os.chmod(folder, 0o555)

        # Permissions mean nothing to root unless this is taken from it.
        wrap = ("setpriv", "--bounding-set=-dac_override") if os.getuid() == 0 else ()
        result = self.lint("--stats", "--cache-dir", "here", "a.c", "b.c", "c.c", "--", wrap=wrap)
        for folder, _, _ in os.walk(self.path("here")):
            os.chmod(folder, 0o755)
        self.assertEqual(result.status, 1, result)
        self.assertIn("cache: 1 hits, 2 misses", result.err)
        self.assertEqual(result.err.count("warning: "), 1, result)

    def test_bound(self):
        """What was not used for longest goes; what was used just now stays."""
        self.run_on("a.c", "--", misses=1)
        kept = self.kept()
        now = time.time()
        big = [self.write(f"{self.cache}/asynclint/facts/{n:02x}/old", bytes(400 << 10))
               for n in range(4)]
        for age, path in enumerate(big):
            os.utime(path, (now, now - 7200 - age))
        self.write("b.c", SLEEPS)
        self.run_on("--cache-size", "1", "b.c", "--", misses=1)
        self.assertEqual([os.path.exists(path) for path in big], [True, True, False, False])
        self.assertEqual([path for path in kept if not os.path.exists(path)], [])

    def test_use_counts(self):
        self.run_on("a.c", "--", misses=1)
        for path in self.kept():
            os.utime(path, (0, 0))
        self.run_on("a.c", "--", hits=1)
        self.assertTrue(all(os.stat(path).st_mtime > 0 for path in self.kept()))

    def test_leftovers(self):
        """Files of writers that were killed long ago go, those of today may be in use."""
        old = self.write(f"{self.cache}/asynclint/facts/00/name.abc", "")
        new = self.write(f"{self.cache}/asynclint/facts/00/name.def", "")
        os.utime(old, (0, 0))
        self.run_on("a.c", "--", misses=1)
        self.assertEqual((os.path.exists(old), os.path.exists(new)), (False, True))


if __name__ == "__main__":
    unittest.main()
