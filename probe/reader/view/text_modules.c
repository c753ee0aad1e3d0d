/* SPDX-License-Identifier: MIT
 *
 * text_modules.c - why some frames have no line, once per module.
 *
 * Why: "install debug symbols" is no help to somebody who does not know which package, and a
 * nuisance when it is repeated under each frame. A path below /usr belongs to the distribution,
 * which has the information ready; anything else was built by the user.
 */
#include "reader/view/text_modules.h"

#include "reader/base/escape.h"

/* A module counts only when a frame of it lacks a line: a report may bring its lines along. */
static GPtrArray *modules_without_lines(const struct view_input *input, guint shown)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *frames = g_ptr_array_new();

	for (guint i = 0; i < shown; i++) {
		const struct doc_stall *stall =
			g_array_index(input->session->stalls, struct session_stall, i).stall;
		for (guint k = 0; k < stall->stack->len; k++) {
			struct doc_frame *frame = &g_array_index(stall->stack, struct doc_frame, k);
			if (frame->module && frame->module[0] == '/' && !frame->file &&
			    g_hash_table_add(seen, (gpointer)frame->module))
				g_ptr_array_add(frames, frame);
		}
	}
	return frames;
}

static int by_module(gconstpointer a, gconstpointer b)
{
	const struct doc_frame *const *one = a, *const *two = b;

	return g_strcmp0((*one)->module, (*two)->module);
}

static const char *missing_debug_hint(const char *module)
{
	if (g_str_has_prefix(module, "/usr/local/") ||
	    !(g_str_has_prefix(module, "/usr/") || g_str_has_prefix(module, "/lib")))
		return "has no debug information: build it with -g, or put its .debug file beside "
		       "it";
	return "has no debug information: install its -dbgsym package (Debian, Ubuntu: "
	       "find-dbgsym-packages names it; libc6-dbg for libc), or set "
	       "DEBUGINFOD_URLS=https://debuginfod.debian.net";
}

static const char *hint(enum symbols_state state, const char *module)
{
	switch (state) {
	case SYMBOLS_NAMES:
	case SYMBOLS_BARE:
		return missing_debug_hint(module);
	case SYMBOLS_MISSING:
		return "is not on this machine: names are the report's own; read the report where "
		       "it was "
		       "made for more";
	case SYMBOLS_MISMATCH:
		return "is not the file that ran (its build-id differs; rebuilt or updated since): "
		       "names "
		       "are the report's own";
	case SYMBOLS_FULL:
		break;
	}
	return NULL;
}

void text_modules_append(const struct view_input *input, guint shown, GString *out)
{
	g_autoptr(GPtrArray) frames = modules_without_lines(input, shown);

	g_ptr_array_sort(frames, by_module);
	for (guint i = 0; i < frames->len; i++) {
		const struct doc_frame *frame = g_ptr_array_index(frames, i);
		enum symbols_state state = symbols_state(input->symbols, frame->module,
		                                         frame->build_id);
		const char *sentence = hint(state, frame->module);
		if (!sentence)
			continue;
		g_string_append(out, "  ");
		escape_append(out, frame->module, ESCAPE_LIMIT);
		g_string_append_printf(out, " %s\n", sentence);
	}
}
