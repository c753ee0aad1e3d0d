/* SPDX-License-Identifier: MIT
 *
 * test_symbols.c - the same address in six files: full, stripped to names, bare, with a separate
 * debug file, with a separate debug file of another build, and another build itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <dlfcn.h>
#include <elf.h>
#include <link.h>

#include "reader/symbols/symbols.h"

struct sample {
	uint64_t visible, hidden; /* virtual addresses in the file */
	char build_id[41];
};

static int find_build_id(struct dl_phdr_info *info, size_t size, void *data)
{
	struct sample *sample = data;

	(void)size;
	if (!strstr(info->dlpi_name, "libsymbols-sample"))
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *header = &info->dlpi_phdr[i];
		const char *at = (const char *)info->dlpi_addr + header->p_vaddr;
		const char *end = at + header->p_memsz;
		while (header->p_type == PT_NOTE && at + sizeof(ElfW(Nhdr)) < end) {
			const ElfW(Nhdr) *note = (const void *)at;
			const unsigned char *bytes = (const void *)(at + sizeof(*note) + 4);
			if (note->n_type == NT_GNU_BUILD_ID && note->n_descsz == 20) {
				for (unsigned k = 0; k < 20; k++)
					g_snprintf(sample->build_id + 2 * k, 3, "%02x", bytes[k]);
				return 1;
			}
			at += sizeof(*note) + (note->n_namesz + 3u) / 4 * 4 +
			      (note->n_descsz + 3u) / 4 * 4;
		}
	}
	return 0;
}

static int setup(void **state)
{
	static struct sample sample;
	void *handle = dlopen(SAMPLE, RTLD_NOW);
	unsigned long (*hidden)(void);
	Dl_info info;

	assert_non_null(handle);
	*(void **)&hidden = dlsym(handle, "sample_hidden_address");
	void *visible = dlsym(handle, "sample_visible");
	assert_true(dladdr(visible, &info) != 0);
	sample.visible = (uint64_t)((char *)visible - (char *)info.dli_fbase);
	sample.hidden = hidden() - (uint64_t)info.dli_fbase;
	assert_int_equal(dl_iterate_phdr(find_build_id, &sample), 1);
	*state = &sample;
	return 0;
}

/* The address of the inlined call's instruction is not known beforehand: look for it. */
static uint64_t find_inlined(struct symbols *symbols, const struct sample *sample)
{
	for (uint64_t at = sample->visible; at < sample->visible + 64; at++) {
		struct symbol_chain chain;
		if (symbols_name(symbols, SAMPLE, sample->build_id, at, &chain) && chain.count == 2)
			return at;
	}
	fail_msg("no inlined call inside sample_visible");
	return 0;
}

static void full_file_gives_function_file_and_line(void **state)
{
	const struct sample *sample = *state;
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	struct symbol_chain chain;

	assert_true(symbols_name(symbols, SAMPLE, sample->build_id, sample->hidden, &chain));
	assert_string_equal(chain.symbol[0].function, "sample_hidden");
	assert_true(g_str_has_suffix(chain.symbol[0].file, "symbols_sample.c"));
	assert_in_range(chain.symbol[0].line, 25, 27);
	assert_int_equal(chain.symbol[0].function_start, sample->hidden);
	assert_int_equal(symbols_state(symbols, SAMPLE, sample->build_id), SYMBOLS_FULL);
}

static void inlined_call_has_its_own_line_and_the_caller_keeps_his(void **state)
{
	const struct sample *sample = *state;
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	struct symbol_chain chain;
	uint64_t at = find_inlined(symbols, sample);

	assert_true(symbols_name(symbols, SAMPLE, sample->build_id, at, &chain));
	assert_string_equal(chain.symbol[0].function, "sample_visible");
	assert_int_equal(chain.symbol[0].line, 21);
	assert_string_equal(chain.symbol[1].function, "sample_inlined");
	assert_int_equal(chain.symbol[1].line, 12);
}

static void names_only_file_gives_functions(void **state)
{
	const struct sample *sample = *state;
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	struct symbol_chain chain;

	assert_true(symbols_name(symbols, FOLDER "/names.so", sample->build_id, sample->hidden,
	                         &chain));
	assert_string_equal(chain.symbol[0].function, "sample_hidden");
	assert_null(chain.symbol[0].file);
	assert_int_equal(symbols_state(symbols, FOLDER "/names.so", sample->build_id),
	                 SYMBOLS_NAMES);
}

/* Only sample_visible and sample_hidden_address are exported: the hidden function lies between
 * them and must not get the name of its neighbour. */
static void an_address_outside_every_symbol_has_no_name(void **state)
{
	const struct sample *sample = *state;
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	struct symbol_chain chain;

	assert_true(symbols_name(symbols, FOLDER "/bare.so", sample->build_id, sample->visible,
	                         &chain));
	assert_string_equal(chain.symbol[0].function, "sample_visible");
	assert_false(
		symbols_name(symbols, FOLDER "/bare.so", sample->build_id, sample->hidden, &chain));
}

static void separate_debug_file_is_found_by_its_link(void **state)
{
	const struct sample *sample = *state;
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	struct symbol_chain chain;

	assert_true(symbols_name(symbols, FOLDER "/linked.so", sample->build_id, sample->hidden,
	                         &chain));
	assert_string_equal(chain.symbol[0].function, "sample_hidden");
	assert_in_range(chain.symbol[0].line, 25, 27);
}

static void separate_debug_file_of_another_build_is_refused(void **state)
{
	const struct sample *sample = *state;
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	struct symbol_chain chain;

	assert_false(symbols_name(symbols, FOLDER "/wrong.so", sample->build_id, sample->hidden,
	                          &chain));
	assert_int_equal(symbols_state(symbols, FOLDER "/wrong.so", sample->build_id),
	                 SYMBOLS_NAMES);
}

static void another_build_of_the_file_is_refused(void **state)
{
	const struct sample *sample = *state;
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	struct symbol_chain chain;

	assert_false(symbols_name(symbols, OTHER, sample->build_id, sample->hidden, &chain));
	assert_int_equal(symbols_state(symbols, OTHER, sample->build_id), SYMBOLS_MISMATCH);
	assert_int_equal(symbols_state(symbols, SAMPLE, NULL), SYMBOLS_MISMATCH);
	assert_int_equal(symbols_state(symbols, SAMPLE, "zz"), SYMBOLS_MISMATCH);
}

static void what_is_no_elf_file_is_missing(void **state)
{
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	static const char *const paths[] = { "/nowhere/lib.so", "[vdso]",      "/dev/zero",
		                             "/proc/version",   "relative.so", "/" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
		assert_int_equal(symbols_state(symbols, paths[i], "00"), SYMBOLS_MISSING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_file_gives_function_file_and_line),
		cmocka_unit_test(inlined_call_has_its_own_line_and_the_caller_keeps_his),
		cmocka_unit_test(names_only_file_gives_functions),
		cmocka_unit_test(an_address_outside_every_symbol_has_no_name),
		cmocka_unit_test(separate_debug_file_is_found_by_its_link),
		cmocka_unit_test(separate_debug_file_of_another_build_is_refused),
		cmocka_unit_test(another_build_of_the_file_is_refused),
		cmocka_unit_test(what_is_no_elf_file_is_missing),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
