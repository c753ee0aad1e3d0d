/* SPDX-License-Identifier: MIT
 *
 * names.c - name code addresses from inside the process (names.h).
 *
 * The dynamic linker knows exported functions only. Programs keep most of their functions to
 * themselves, so the file's own symbol table, if it was not stripped, is asked next. The file may
 * have been replaced since it was loaded, so nothing in it is believed without a check.
 */
#include "core/monitor/names.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "core/base/sys.h"
#include "core/record/store.h"
#include "core/record/strings.h"

/* The symbol table of the file asked last. */
static struct {
	char path[512];
	const unsigned char *map;
	size_t size;
	const ElfW(Sym) * symbols;
	size_t count;
	const char *strings;
	size_t strings_size;
} table;

static bool inside(uint64_t offset, uint64_t length)
{
	return offset <= table.size && length <= table.size - offset;
}

static void find_symbols(void)
{
	const ElfW(Ehdr) *head = (const void *)table.map;
	const ElfW(Shdr) * parts;

	if (table.size < sizeof(*head) || memcmp(head->e_ident, ELFMAG, SELFMAG) != 0 ||
	    head->e_shentsize != sizeof(*parts) || head->e_shoff % sizeof(uint64_t) != 0 ||
	    !inside(head->e_shoff, (uint64_t)head->e_shnum * sizeof(*parts)))
		return;
	parts = (const void *)(table.map + head->e_shoff);
	for (unsigned i = 0; i < head->e_shnum; i++) {
		const ElfW(Shdr) *part = &parts[i];

		if (part->sh_type != SHT_SYMTAB || part->sh_link >= head->e_shnum ||
		    part->sh_offset % sizeof(uint64_t) != 0 ||
		    !inside(part->sh_offset, part->sh_size) ||
		    !inside(parts[part->sh_link].sh_offset, parts[part->sh_link].sh_size))
			continue;
		table.symbols = (const void *)(table.map + part->sh_offset);
		table.count = part->sh_size / sizeof(*table.symbols);
		table.strings = (const char *)table.map + parts[part->sh_link].sh_offset;
		table.strings_size = parts[part->sh_link].sh_size;
	}
}

void names_release(void)
{
	if (table.map)
		sys_call2(SYS_munmap, table.map, table.size);
	memset(&table, 0, sizeof(table));
}

static void load(const char *path)
{
	struct stat st;
	long at = -1;
	int fd;

	names_release();
	strncpy(table.path, path, sizeof(table.path) - 1);
	fd = sys_open(AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0);
	if (fd < 0)
		return;
	if (sys_call2(SYS_fstat, fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		at = sys_call6(SYS_mmap, 0, st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	sys_close(fd);
	if (at < 0 && at > -4096)
		return;
	table.map = (const unsigned char *)at;
	table.size = (size_t)st.st_size;
	find_symbols();
}

static const char *name_from_file(const char *path, uint64_t offset)
{
	if (strcmp(table.path, path) != 0)
		load(path);
	for (size_t i = 0; i < table.count; i++) {
		const ElfW(Sym) *symbol = &table.symbols[i];

		if (ELF64_ST_TYPE(symbol->st_info) == STT_FUNC && offset >= symbol->st_value &&
		    offset - symbol->st_value < symbol->st_size &&
		    symbol->st_name < table.strings_size &&
		    memchr(table.strings + symbol->st_name, '\0',
		           table.strings_size - symbol->st_name))
			return table.strings + symbol->st_name;
	}
	return NULL;
}

static const char *name_from_linker(uintptr_t address)
{
	ElfW(Sym) *symbol = NULL;
	Dl_info info;

	if (!dladdr1((void *)address, &info, (void **)&symbol, RTLD_DL_SYMENT) || !symbol ||
	    !info.dli_sname)
		return NULL;
	if (address - (uintptr_t)info.dli_saddr >= symbol->st_size)
		return NULL;
	return info.dli_sname;
}

static const struct rec_module *find_module(struct rec_header *header, const char *path)
{
	const struct rec_module *modules = store_section(header, REC_MODULES);
	uint32_t used = atomic_load(&header->sections[REC_MODULES].used);

	for (uint32_t i = used; i > 0; i--) {
		if (strcmp(strings_get(header, modules[i - 1].path), path) == 0)
			return &modules[i - 1];
	}
	return NULL;
}

static bool name(void *data, const char *path, const char *build_id, uint64_t offset,
                 struct report_frame *frame)
{
	const struct rec_module *module = find_module(data, path);

	(void)build_id;
	if (module)
		frame->function = name_from_linker(module->base + offset);
	if (!frame->function)
		frame->function = name_from_file(path, offset);
	return frame->function != NULL;
}

struct report_symbols names_of(struct rec_header *header)
{
	return (struct report_symbols){ .name = name, .data = header };
}
