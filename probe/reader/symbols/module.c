/* SPDX-License-Identifier: MIT
 *
 * module.c - one ELF file, opened through libdwfl at load bias 0.
 *
 * The problem
 *   A wrong name is worse than none: a rebuilt binary at the same path gives every address a
 *   plausible, false function.
 *
 * The idea
 *   libdwfl does the searching (build-id, .gnu_debuglink, dwz's shared file, debuginfod) and this
 *   file does the doubting. The file must carry the build-id that the process had in memory; a
 *   symbol counts only when the address lies inside the size it states.
 *
 * What holds
 *   The module is reported at its own addresses, so the offsets of a report go in unchanged.
 *
 * What it does not do
 *   Inlined functions: inlined.c. Which compilation unit to ask: units.c.
 */
#include "reader/symbols/module.h"

#include <dwarf.h>
#include <elfutils/libdwfl.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reader/symbols/inlined.h"
#include "reader/symbols/units.h"

struct module {
	Dwfl *dwfl;
	Dwfl_Module *mod;
	Dwfl_Callbacks callbacks;
	char *debug_path; /* callbacks keep a pointer to this pointer */
	enum symbols_state state;
	struct units *units; /* NULL unless the state is SYMBOLS_FULL */
	GStringChunk *names; /* function names that had to be shortened */
};

static bool build_id_matches(Dwfl_Module *mod, const char *wanted)
{
	const unsigned char *bits;
	GElf_Addr where;
	int length = dwfl_module_build_id(mod, &bits, &where);

	if (length <= 0)
		return !wanted;
	if (!wanted || strlen(wanted) != 2 * (size_t)length)
		return false;
	for (int i = 0; i < length; i++) {
		int high = g_ascii_xdigit_value(wanted[2 * i]);
		int low = g_ascii_xdigit_value(wanted[2 * i + 1]);
		if (high < 0 || low < 0 || (high << 4 | low) != bits[i])
			return false;
	}
	return true;
}

/* A regular file only: opening a device or a pipe because a report names it could hang or worse. */
static int open_regular(const char *path)
{
	struct stat st;
	if (path[0] != '/') /* "[vdso]", "linux-vdso.so.1" */
		return -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd >= 0 && (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool has_code_symbols(Dwfl_Module *mod)
{
	int count = dwfl_module_getsymtab(mod);

	for (int i = 1; i < count; i++) {
		GElf_Sym sym;
		if (dwfl_module_getsym(mod, i, &sym, NULL) &&
		    GELF_ST_TYPE(sym.st_info) == STT_FUNC && sym.st_shndx != SHN_UNDEF)
			return true;
	}
	return false;
}

static enum symbols_state open_module(struct module *module, const char *path, const char *build_id)
{
	Dwarf_Addr bias;
	int fd = open_regular(path);

	if (fd < 0)
		return SYMBOLS_MISSING;
	module->dwfl = dwfl_begin(&module->callbacks);
	if (!module->dwfl) {
		close(fd);
		return SYMBOLS_MISSING;
	}
	dwfl_report_begin(module->dwfl);
	/* The descriptor belongs to libdwfl when this succeeds. */
	module->mod = dwfl_report_elf(module->dwfl, path, path, fd, 0, true);
	dwfl_report_end(module->dwfl, NULL, NULL);
	if (!module->mod) {
		close(fd);
		return SYMBOLS_MISSING;
	}
	if (!build_id_matches(module->mod, build_id))
		return SYMBOLS_MISMATCH;
	if (dwfl_module_getdwarf(module->mod, &bias)) {
		module->units = units_new(module->mod);
		return SYMBOLS_FULL;
	}
	return has_code_symbols(module->mod) ? SYMBOLS_NAMES : SYMBOLS_BARE;
}

struct module *module_new(const char *path, const char *build_id, const char *debug_path)
{
	struct module *module = g_new0(struct module, 1);

	module->names = g_string_chunk_new(256);
	module->debug_path = g_strdup(debug_path);
	module->callbacks = (Dwfl_Callbacks){
		.find_debuginfo = dwfl_standard_find_debuginfo,
		.section_address = dwfl_offline_section_address,
		.debuginfo_path = module->debug_path ? &module->debug_path : NULL,
	};
	module->state = open_module(module, path, build_id);
	return module;
}

void module_free(struct module *module)
{
	if (!module)
		return;
	units_free(module->units);
	g_string_chunk_free(module->names);
	if (module->dwfl)
		dwfl_end(module->dwfl);
	g_free(module->debug_path);
	g_free(module);
}

enum symbols_state module_state(const struct module *module)
{
	return module->state;
}

/* The function symbol that contains OFFSET, by its stated size. Symbols without a size
 * (hand-written assembly) count only at their first byte: what lies behind may be anything. */
static bool name_by_symbol(struct module *module, uint64_t offset, struct symbol *symbol)
{
	GElf_Off inside;
	GElf_Sym sym;
	const char *name = dwfl_module_addrinfo(module->mod, offset, &inside, &sym, NULL, NULL,
	                                        NULL);

	if (!name || !*name || inside >= MAX(sym.st_size, 1))
		return false;
	/* "pthread_create@@GLIBC_2.34": the version is the linker's business, not the reader's. */
	size_t length = strcspn(name, "@");
	if (length > 0 && name[length])
		name = g_string_chunk_insert_len(module->names, name, (gssize)length);
	symbol->function = name;
	symbol->function_start = offset - inside;
	return true;
}

static void add_line(Dwarf_Die *unit, Dwarf_Addr address, struct symbol *symbol)
{
	Dwarf_Line *line = dwarf_getsrc_die(unit, address);
	int number = 0;

	if (!line)
		return;
	symbol->file = dwarf_linesrc(line, NULL, NULL);
	if (dwarf_lineno(line, &number) == 0 && number > 0)
		symbol->line = (unsigned)number;
}

bool module_name(struct module *module, uint64_t offset, struct symbol_chain *chain)
{
	*chain = (struct symbol_chain){ 0 };
	if (module->state != SYMBOLS_FULL && module->state != SYMBOLS_NAMES)
		return false;
	chain->count = name_by_symbol(module, offset, &chain->symbol[0]);
	Dwarf_Addr bias = 0;
	Dwarf_Die *unit = module->units ? units_find(module->units, offset, &bias) : NULL;
	if (unit) {
		add_line(unit, offset - bias, &chain->symbol[0]);
		inlined_expand(unit, offset - bias, chain);
	}
	return chain->count > 0;
}
