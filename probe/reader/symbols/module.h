/* SPDX-License-Identifier: MIT
 *
 * module.h - one ELF file, opened through libdwfl at load bias 0.
 *
 * Bias 0 means that the file's own virtual addresses are used, which is what reports contain.
 * A module never changes once it is open; symbols.h keeps it for as long as names are needed.
 */
#ifndef READER_SYMBOLS_MODULE_H
#define READER_SYMBOLS_MODULE_H

#include "reader/symbols/symbols.h"

struct module;

/* Opens the file at PATH when its build-id is BUILD_ID (hex; NULL: none). Never NULL: what went
 * wrong is in module_state. */
struct module *module_new(const char *path, const char *build_id, const char *debug_path);

/* Closes it; its strings are gone. NULL is fine. */
void module_free(struct module *module);

/* What became of it when it was opened. */
enum symbols_state module_state(const struct module *module);

/* Names the virtual address OFFSET. True when CHAIN has at least one symbol. */
bool module_name(struct module *module, uint64_t offset, struct symbol_chain *chain);

#endif
