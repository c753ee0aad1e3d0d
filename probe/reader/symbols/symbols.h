/* SPDX-License-Identifier: MIT
 *
 * symbols.h - code addresses of modules on disk become functions, files and lines.
 *
 * struct symbols opens each module once and keeps it open; strings handed out live as long as it
 * does. Not thread-safe. Debug information is looked for where gdb looks: in the file itself, by
 * build-id and .gnu_debuglink below /usr/lib/debug, and at DEBUGINFOD_URLS when that is set.
 */
#ifndef READER_SYMBOLS_SYMBOLS_H
#define READER_SYMBOLS_SYMBOLS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* What became of a module. */
enum symbols_state {
	SYMBOLS_FULL,     /* functions, files and lines */
	SYMBOLS_NAMES,    /* a symbol table only: functions, no lines */
	SYMBOLS_BARE,     /* opened, but it has no names for code */
	SYMBOLS_MISSING,  /* no such file, or it cannot be read */
	SYMBOLS_MISMATCH, /* the file on disk is not the one that ran */
};

struct symbol {
	const char *function;
	const char *file;        /* NULL when unknown */
	unsigned line;           /* 0 when unknown */
	uint64_t function_start; /* 0 when unknown */
};

/* The names of one address: symbol[0] is the function whose machine code it is, the others are the
 * functions inlined into it there, outermost first. */
struct symbol_chain {
	struct symbol symbol[8];
	unsigned count;
};

struct symbols;

/* A new, empty set; never NULL. DEBUG_PATH is where separate debug files are searched, in libdwfl's
 * notation (NULL: ":.debug:/usr/lib/debug"). */
struct symbols *symbols_new(const char *debug_path);

/* Closes every module and frees all strings handed out. NULL is fine. */
void symbols_free(struct symbols *symbols);
typedef struct symbols symbols_set;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(symbols_set, symbols_free)

/* Names OFFSET (a virtual address of the file, inside the call rather than behind it) of MODULE
 * (a path). BUILD_ID in hex must be the file's own; NULL: the file must have none either. True when
 * CHAIN has at least one symbol. */
bool symbols_name(struct symbols *symbols, const char *module, const char *build_id,
                  uint64_t offset, struct symbol_chain *chain);

/* What became of MODULE; opens it when needed. */
enum symbols_state symbols_state(struct symbols *symbols, const char *module, const char *build_id);

#endif
