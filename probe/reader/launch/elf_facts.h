/* SPDX-License-Identifier: MIT
 *
 * elf_facts.h - what an ELF file says about how it will be started.
 *
 * Facts only, read through libelf with every offset checked there or here; a damaged file gives an
 * error or fewer facts, never a crash.
 */
#ifndef READER_LAUNCH_ELF_FACTS_H
#define READER_LAUNCH_ELF_FACTS_H

#include <glib.h>
#include <stdbool.h>

struct elf_facts {
	unsigned elf_class; /* ELFCLASS32 or ELFCLASS64 */
	unsigned machine;   /* EM_... */
	char *interpreter;  /* PT_INTERP; NULL: no dynamic loader runs */
	char *soname;       /* DT_SONAME; NULL: none */
	GPtrArray *needed;  /* DT_NEEDED: char * */
};

/* Reads PATH into FACTS. False with ERROR set (exit status 3, FACTS zeroed) when it cannot be read
 * or is not a well-formed ELF file. */
bool elf_facts_read(struct elf_facts *facts, const char *path, GError **error);

/* Frees what FACTS holds. Zeroed FACTS are fine. */
void elf_facts_release(struct elf_facts *facts);

/* Name of a machine number for a message: "x86-64", "arm64", or "machine 243". Static or, for an
 * unknown one, interned; never freed. */
const char *elf_facts_machine_name(unsigned machine);

#endif
