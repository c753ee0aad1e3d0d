/* SPDX-License-Identifier: MIT
 *
 * modules.c - snapshot of the loaded objects through dl_iterate_phdr (modules.h).
 *
 * The main program's name is the recording's, read at start: what the dynamic linker has is
 * argv[0], which servers overwrite with their state, and after a chroot there may be no /proc to
 * ask.
 */
#include "core/stack/modules.h"

#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/auxv.h>

#include "core/base/text.h"
#include "core/record/store.h"
#include "core/record/strings.h"

enum {
	LIVE_MAX = 512,
	BUILD_ID_MAX = 32
};

static struct module live[LIVE_MAX];
static unsigned live_count;
static unsigned long long seen_changes;
static bool seen_any;

struct walk {
	struct rec_header *header;
	bool first;
};

/* Finds the build id among the notes of SIZE bytes at NOTES; HEX gets its digits. */
static void read_build_id(const char *notes, size_t size, struct text *hex)
{
	while (size >= sizeof(ElfW(Nhdr))) {
		ElfW(Nhdr) note;
		size_t name, desc;

		memcpy(&note, notes, sizeof(note));
		name = (note.n_namesz + 3u) & ~3u;
		desc = (note.n_descsz + 3u) & ~3u;
		if (name + desc > size - sizeof(note))
			return;
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 &&
		    memcmp(notes + sizeof(note), "GNU", 4) == 0) {
			const unsigned char *id = (const unsigned char *)notes + sizeof(note) +
			                          name;

			for (size_t i = 0; i < note.n_descsz && i < BUILD_ID_MAX; i++) {
				text_put_hex(hex, id[i] >> 4);
				text_put_hex(hex, id[i] & 15);
			}
			return;
		}
		notes += sizeof(note) + name + desc;
		size -= sizeof(note) + name + desc;
	}
}

/* The recording's module for this object, added if it is new. */
static uint32_t record_module(struct rec_header *header, const struct module *module,
                              const char *path, const char *build_id)
{
	struct rec_module *table = store_section(header, REC_MODULES);
	uint32_t used = atomic_load(&header->sections[REC_MODULES].used);
	uint32_t name = strings_add(header, path);
	struct rec_module *slot;

	for (uint32_t i = 0; i < used; i++) {
		if (table[i].path == name && table[i].base == module->base)
			return i + 1;
	}
	slot = store_append(header, REC_MODULES);
	if (!slot) {
		store_count(header, REC_COUNT_MODULES_DROPPED);
		return 0;
	}
	*slot = (struct rec_module){ .path = name,
		                     .build_id = strings_add(header, build_id),
		                     .base = module->base,
		                     .start = module->start,
		                     .end = module->end };
	store_publish(header, REC_MODULES);
	return used + 1;
}

static void measure(const struct dl_phdr_info *info, struct module *module, struct text *build_id)
{
	*module = (struct module){ .start = UINTPTR_MAX, .base = info->dlpi_addr };
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &info->dlpi_phdr[i];
		uintptr_t start = info->dlpi_addr + part->p_vaddr;

		switch (part->p_type) {
		case PT_LOAD:
			if (start < module->start)
				module->start = start;
			if (start + part->p_memsz > module->end)
				module->end = start + part->p_memsz;
			break;
		case PT_GNU_EH_FRAME:
			module->unwind_table = start;
			break;
		case PT_NOTE:
			if (build_id->length == 0)
				read_build_id((const char *)start, part->p_memsz, build_id);
			break;
		default:
			break;
		}
	}
}

/* The file that INFO was loaded from. Two objects have no name there: the program, which is FIRST,
 * and in some C libraries the code that the kernel maps, which has no file at all. */
static const char *path_of(struct rec_header *header, const struct dl_phdr_info *info,
                           const struct module *module, bool first)
{
	uintptr_t kernels = getauxval(AT_SYSINFO_EHDR);

	if (kernels && kernels >= module->start && kernels < module->end)
		return "[vdso]";
	if (first)
		return strings_get(header, header->exe);
	return info->dlpi_name && info->dlpi_name[0] ? info->dlpi_name : "[unknown]";
}

static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
	struct walk *walk = data;
	unsigned long long changes = info->dlpi_adds + info->dlpi_subs;
	char hex[2 * BUILD_ID_MAX + 1];
	struct text build_id = text_in(hex, sizeof(hex));
	struct module *module;
	const char *path;

	(void)size;
	if (walk->first) {
		if (seen_any && changes == seen_changes)
			return 1;
		seen_changes = changes;
		live_count = 0;
	}
	if (live_count == LIVE_MAX)
		return 1;
	module = &live[live_count];
	measure(info, module, &build_id);
	if (module->end == 0)
		return 0;
	path = path_of(walk->header, info, module, walk->first);
	walk->first = false;
	module->own = (uintptr_t)visit >= module->start && (uintptr_t)visit < module->end;
	module->record = record_module(walk->header, module, path, hex);
	live_count++;
	return 0;
}

void modules_refresh(struct rec_header *header)
{
	struct walk walk = { .header = header, .first = true };

	dl_iterate_phdr(visit, &walk);
	seen_any = true;
}

const struct module *modules_find(uintptr_t address)
{
	for (unsigned i = 0; i < live_count; i++) {
		if (address >= live[i].start && address < live[i].end)
			return &live[i];
	}
	return NULL;
}

void modules_forget(void)
{
	live_count = 0;
	seen_any = false;
}
