/* SPDX-License-Identifier: MIT
 *
 * test_program.c - the file that exec would load, and what its ELF header says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <elf.h>
#include <glib/gstdio.h>

#include "reader/base/failure.h"
#include "reader/launch/elf_facts.h"
#include "reader/launch/program.h"

struct folder {
	char *path;
};

static int setup(void **state)
{
	static struct folder folder;

	folder.path = g_dir_make_tmp("reader-program-XXXXXX", NULL);
	*state = &folder;
	return folder.path ? 0 : -1;
}

static int teardown(void **state)
{
	struct folder *folder = *state;
	g_autoptr(GDir) dir = g_dir_open(folder->path, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder->path, name, NULL);
		g_remove(path);
	}
	g_rmdir(folder->path);
	g_free(folder->path);
	return 0;
}

static char *make(const struct folder *folder, const char *name, const char *text, int mode)
{
	char *path = g_build_filename(folder->path, name, NULL);

	assert_true(g_file_set_contents(path, text, -1, NULL));
	g_chmod(path, (mode_t)mode);
	return path;
}

static void assert_refused(const char *command, const char *search_path, const char *part)
{
	g_autoptr(GError) error = NULL;
	struct program program;

	assert_false(program_find(&program, command, search_path, &error));
	assert_int_equal(failure_exit_status(error), EXIT_TROUBLE);
	if (!strstr(error->message, part))
		fail_msg("\"%s\" lacks \"%s\"", error->message, part);
	assert_null(program.path);
}

static void a_name_is_searched_a_path_is_not(void **state)
{
	g_autoptr(GError) error = NULL;
	struct program program;

	(void)state;
	assert_true(program_find(&program, "sh", "/nowhere:/bin", &error));
	assert_string_equal(program.path, "/bin/sh");
	assert_string_equal(program.loaded, "/bin/sh");
	assert_false(program.is_script);
	program_release(&program);
	assert_refused("no-such-program-here", "/bin:/usr/bin", "command not found");
	assert_refused("./no-such-program-here", "/bin", "no such file");
	assert_refused("/tmp", NULL, "is a directory");
}

static void scripts_lead_to_their_interpreter(void **state)
{
	const struct folder *folder = *state;
	g_autofree char *script = make(folder, "script", "#! /bin/sh -e\nexit 0\n", 0755);
	g_autofree char *line = g_strdup_printf("#!%s\n", script);
	g_autofree char *nested = make(folder, "nested", line, 0755);
	struct program program;

	assert_true(program_find(&program, nested, NULL, NULL));
	assert_string_equal(program.path, nested);
	assert_string_equal(program.loaded, "/bin/sh");
	assert_true(program.is_script);
	program_release(&program);
}

static void what_cannot_run_is_refused(void **state)
{
	const struct folder *folder = *state;
	g_autofree char *text = make(folder, "text", "echo hi\n", 0755);
	g_autofree char *plain = make(folder, "plain", "#!/bin/sh\n", 0644);
	g_autofree char *lost = make(folder, "lost", "#!/nowhere/interpreter\n", 0755);
	g_autofree char *empty = make(folder, "empty", "", 0755);
	g_autofree char *path = g_build_filename(folder->path, "loop", NULL);
	g_autofree char *line = g_strdup_printf("#!%s\n", path);
	g_autofree char *loop = make(folder, "loop", line, 0755);

	assert_refused(text, NULL, "neither an ELF program nor a script");
	assert_refused(plain, NULL, "not executable");
	assert_refused("plain", folder->path, "not executable");
	assert_refused(lost, NULL, "/nowhere/interpreter: no such file");
	assert_refused(empty, NULL, "neither an ELF program nor a script");
	assert_refused(loop, NULL, "too many scripts");
}

static void elf_facts_of_a_real_program(void **state)
{
	struct elf_facts facts;

	(void)state;
	assert_true(elf_facts_read(&facts, "/proc/self/exe", NULL));
	assert_int_equal(facts.elf_class, sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32);
	assert_non_null(strstr(facts.interpreter, "ld-"));
	bool libc = false;
	for (guint i = 0; i < facts.needed->len; i++)
		libc |= g_str_has_prefix(g_ptr_array_index(facts.needed, i), "libc.so");
	assert_true(libc);
	elf_facts_release(&facts);
}

static void damaged_elf_files_are_refused(void **state)
{
	const struct folder *folder = *state;
	g_autofree char *whole = NULL;
	gsize size;

	assert_true(g_file_get_contents("/bin/sh", &whole, &size, NULL));
	for (gsize cut = 0; cut < 64; cut++) {
		g_autofree char *path = g_build_filename(folder->path, "cut", NULL);
		g_autoptr(GError) error = NULL;
		struct elf_facts facts;
		assert_true(g_file_set_contents(path, whole, (gssize)cut, NULL));
		assert_false(elf_facts_read(&facts, path, &error));
		assert_int_equal(failure_exit_status(error), EXIT_TROUBLE);
	}
	/* The program headers claim an interpreter outside of the file: none, and no crash. */
	for (gsize at = 64; at < MIN(size, 64 + 56 * 12); at++) {
		g_autofree char *path = g_build_filename(folder->path, "bent", NULL);
		g_autofree char *bent = g_memdup2(whole, size);
		struct elf_facts facts;
		bent[at] = (char)0xff;
		assert_true(g_file_set_contents(path, bent, (gssize)MIN(size, 8192), NULL));
		if (elf_facts_read(&facts, path, NULL))
			elf_facts_release(&facts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_searched_a_path_is_not),
		cmocka_unit_test(scripts_lead_to_their_interpreter),
		cmocka_unit_test(what_cannot_run_is_refused),
		cmocka_unit_test(elf_facts_of_a_real_program),
		cmocka_unit_test(damaged_elf_files_are_refused),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
