/* SPDX-License-Identifier: MIT
 *
 * modules.h - which file the code at an address came from.
 *
 * A snapshot of the loaded objects, made by the collector and refreshed when an address is in none
 * of them. Every object that a stack ever named is also in the recording, so that the recording
 * alone says what the addresses meant, even after dlclose.
 */
#ifndef CORE_STACK_MODULES_H
#define CORE_STACK_MODULES_H

#include <stdbool.h>
#include <stdint.h>

struct rec_header;

struct module {
	uintptr_t start;        /* first address */
	uintptr_t end;          /* behind the last */
	uintptr_t base;         /* memory address minus the address in the file */
	uintptr_t unwind_table; /* of its .eh_frame_hdr in memory, 0 if it has none */
	uint32_t record; /* index in the recording's modules plus one, 0 if there was no room */
	bool own;        /* the probe itself */
};

/* Looks at the loaded objects again if any came or went. Takes the dynamic linker's lock: never in
 * a hook, never in a handler. Collector's lock. */
void modules_refresh(struct rec_header *header);

/* The object that holds ADDRESS in the last snapshot, NULL if none. Collector's lock. */
const struct module *modules_find(uintptr_t address);

/* Starts over: the recording is new. */
void modules_forget(void);

#endif
