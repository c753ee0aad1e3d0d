/* SPDX-License-Identifier: MIT
 *
 * libraries.c - which functions are a library's, so that a pack's row speaks for them.
 *
 * The problem
 *   A name alone proves nothing: a program may have a connect() of its own. And a body proves
 *   nothing either: many programs compile a copy of libuv along with themselves.
 *
 * The idea
 *   A function without a body that is declared where the pack says is the library's; so is one
 *   whose body stands in a system header (libc's inlines), or is an inline function of the header
 *   where the pack says (GLib's, which is no system header to the compiler). A function with a body
 * in the program is the library's when its header declares at least HEADER_FUNCTIONS functions of
 * the same pack that the program defines: then the header is the library's, and with it every
 * function it declares, known to the pack or not. One or two common names in a header that happens
 * to be called event.h are not enough.
 *
 * What holds
 *   A library's function has no body afterwards: the inside of libraries is not looked at.
 */
#include "link/link_priv.h"

#define HEADER_FUNCTIONS 3

static const struct fact_symbol *symbol_of(const struct program *program, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);

	return &program->units[fn->symbol_unit]->symbols[fn->symbol];
}

static const char *declared_in(const struct program *program, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);

	return facts_path(program->units[fn->symbol_unit], symbol_of(program, function)->decl);
}

/* The row that fits FUNCTION by name and header, whoever defines it. */
static const struct model_function *candidate(const struct program *program, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);
	const struct fact_symbol *symbol = symbol_of(program, function);
	bool by_hand = (symbol->flags & SYMBOL_BY_HAND) != 0;
	bool own_body = fn->body != FACT_NONE && !fn->in_system;

	if ((symbol->linkage == LINKAGE_INTERNAL && !(symbol->flags & SYMBOL_INLINE)) ||
	    (by_hand && own_body))
		return NULL;
	return model_set_function(program->models, fn->name, declared_in(program, function),
	                          by_hand);
}

static bool has_own_body(const struct program *program, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);

	return fn->body != FACT_NONE && !fn->in_system;
}

/* The headers that declare enough of one pack's functions to be that library's, as a set of paths
 * (borrowed from the units). */
static GHashTable *library_headers(const struct program *program)
{
	g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTable *headers = g_hash_table_new(g_str_hash, g_str_equal);

	for (uint32_t i = 0; i < program->functions->len; i++) {
		const struct model_function *row = has_own_body(program, i) ? candidate(program, i)
		                                                            : NULL;
		const char *header = declared_in(program, i);
		char *key;
		unsigned count;

		if (!row)
			continue;
		key = g_strdup_printf("%s|%s", pack_name(row->pack), header);
		count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) + 1;
		g_hash_table_insert(counts, key, GUINT_TO_POINTER(count));
		if (count == HEADER_FUNCTIONS)
			g_hash_table_add(headers, (gpointer)header);
	}
	return headers;
}

/* Is FUNCTION, for which a pack may have ROW, a library's? */
static bool is_library(const struct program *program, uint32_t function,
                       const struct model_function *row, GHashTable *headers)
{
	const struct fact_symbol *symbol = symbol_of(program, function);

	if (!has_own_body(program, function) || symbol->linkage == LINKAGE_INTERNAL)
		return row != NULL;
	return symbol->linkage == LINKAGE_EXTERNAL && !(symbol->flags & SYMBOL_BY_HAND) &&
	       g_hash_table_contains(headers, declared_in(program, function));
}

void link_libraries(struct program *program)
{
	g_autoptr(GHashTable) headers = library_headers(program);

	for (uint32_t i = 0; i < program->functions->len; i++) {
		struct program_function *fn = program_function(program, i);
		const struct model_function *row = candidate(program, i);

		if (!is_library(program, i, row, headers))
			continue;
		fn->model = row;
		fn->unit = fn->body = FACT_NONE;
		fn->noreturn |= row && row->noreturn;
	}
}
