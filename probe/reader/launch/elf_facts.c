/* SPDX-License-Identifier: MIT
 *
 * elf_facts.c - what an ELF file says about how it will be started.
 *
 * Why: LD_PRELOAD fails in silence. A static program, one for another machine or one for another
 * libc just runs without the probe and the user waits for a report that never comes. All of that
 * stands in the program headers, before anything runs.
 *
 * What it does not do: judge. attach_check.c knows what the facts mean for the probe.
 */
#include "reader/launch/elf_facts.h"

#include <fcntl.h>
#include <gelf.h>
#include <string.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"

const char *elf_facts_machine_name(unsigned machine)
{
	static const struct {
		unsigned machine;
		const char *name;
	} names[] = {
		{ EM_X86_64, "x86-64" },    { EM_AARCH64, "arm64" }, { EM_386, "x86 (32 bit)" },
		{ EM_ARM, "arm (32 bit)" }, { EM_RISCV, "riscv" },   { EM_PPC64, "ppc64" },
		{ EM_S390, "s390" },        { EM_MIPS, "mips" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (names[i].machine == machine)
			return names[i].name;
	}
	g_autofree char *number = g_strdup_printf("machine %u", machine);
	return g_intern_string(number);
}

/* The interpreter named by HEADER, or NULL when it is not a string inside the file. */
static char *read_interpreter(Elf *elf, const GElf_Phdr *header)
{
	size_t size;
	const char *bytes = elf_rawfile(elf, &size);

	if (!bytes || header->p_offset >= size || header->p_filesz == 0 ||
	    header->p_filesz > size - header->p_offset)
		return NULL;
	return g_strndup(bytes + header->p_offset, header->p_filesz);
}

static void read_dynamic(Elf *elf, const GElf_Phdr *header, struct elf_facts *facts)
{
	GElf_Shdr shdr;
	Elf_Scn *section = gelf_offscn(elf, header->p_offset);
	Elf_Data *data = section ? elf_getdata(section, NULL) : NULL;

	if (!data || !gelf_getshdr(section, &shdr) || shdr.sh_type != SHT_DYNAMIC)
		return;
	for (int i = 0;; i++) {
		GElf_Dyn dyn;
		if (!gelf_getdyn(data, i, &dyn) || dyn.d_tag == DT_NULL)
			return;
		if (dyn.d_tag != DT_NEEDED && dyn.d_tag != DT_SONAME)
			continue;
		const char *name = elf_strptr(elf, shdr.sh_link, dyn.d_un.d_val);
		if (!name)
			continue;
		if (dyn.d_tag == DT_NEEDED)
			g_ptr_array_add(facts->needed, g_strdup(name));
		else if (!facts->soname)
			facts->soname = g_strdup(name);
	}
}

static bool read_elf(Elf *elf, struct elf_facts *facts)
{
	GElf_Ehdr ehdr;
	size_t count;

	if (elf_kind(elf) != ELF_K_ELF || !gelf_getehdr(elf, &ehdr) ||
	    elf_getphdrnum(elf, &count) != 0)
		return false;
	facts->elf_class = ehdr.e_ident[EI_CLASS];
	facts->machine = ehdr.e_machine;
	facts->needed = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; i < count; i++) {
		GElf_Phdr header;
		if (!gelf_getphdr(elf, (int)i, &header))
			return false;
		if (header.p_type == PT_INTERP && !facts->interpreter)
			facts->interpreter = read_interpreter(elf, &header);
		else if (header.p_type == PT_DYNAMIC)
			read_dynamic(elf, &header, facts);
	}
	return true;
}

bool elf_facts_read(struct elf_facts *facts, const char *path, GError **error)
{
	g_autofree char *shown = escape_dup(path);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	*facts = (struct elf_facts){ 0 };
	if (fd < 0)
		return failure_trouble(error, "%s: cannot be read", shown);
	elf_version(EV_CURRENT);
	Elf *elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
	bool ok = elf && read_elf(elf, facts);
	elf_end(elf);
	close(fd);
	if (!ok) {
		elf_facts_release(facts);
		return failure_trouble(error, "%s: not a well-formed ELF file", shown);
	}
	return true;
}

void elf_facts_release(struct elf_facts *facts)
{
	g_free(facts->interpreter);
	g_free(facts->soname);
	if (facts->needed)
		g_ptr_array_unref(facts->needed);
	*facts = (struct elf_facts){ 0 };
}
