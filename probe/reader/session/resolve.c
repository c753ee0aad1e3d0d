/* SPDX-License-Identifier: MIT
 *
 * resolve.c - names for the frames of a session, from the debug information on this machine.
 *
 * A report that travelled (from production to a desk) keeps the names it came with; what can be
 * said better here is said better. "Better" is a line number: a name in the report from the
 * program's own table of exported symbols can be the nearest one below a static function.
 */
#include "reader/session/resolve.h"

static void set_text(json_t *object, const char *key, const char *text)
{
	json_t *value = text ? json_string(text) : NULL;

	if (value)
		json_object_set_new(object, key, value);
	else if (text)
		json_object_del(object, key); /* not UTF-8 */
}

static void set_line(json_t *object, unsigned line)
{
	if (line > 0)
		json_object_set_new(object, "line", json_integer(line));
}

static void add_inlined(struct doc_frame *frame, const struct symbol_chain *chain)
{
	json_t *list = json_array();

	frame->inlined = g_array_new(FALSE, FALSE, sizeof(struct doc_inlined));
	for (unsigned i = 1; i < chain->count; i++) {
		const struct symbol *symbol = &chain->symbol[i];
		struct doc_inlined inlined = { .function = symbol->function,
			                       .file = symbol->file,
			                       .line = symbol->line };
		json_t *object = json_object();
		g_array_append_val(frame->inlined, inlined);
		set_text(object, "function", symbol->function);
		set_text(object, "file", symbol->file);
		set_line(object, symbol->line);
		json_array_append_new(list, object);
	}
	json_object_set_new(frame->json, "inlined", list);
}

static void resolve_frame(struct doc_frame *frame, struct symbols *symbols)
{
	struct symbol_chain chain;

	if (!frame->module || !frame->has_offset ||
	    !symbols_name(symbols, frame->module, frame->build_id, frame->offset, &chain))
		return;
	const struct symbol *machine = &chain.symbol[0];
	frame->function = machine->function;
	set_text(frame->json, "function", machine->function);
	if (machine->file) {
		frame->file = machine->file;
		frame->line = machine->line;
		set_text(frame->json, "file", machine->file);
		set_line(frame->json, machine->line);
	}
	if (chain.count > 1 && !frame->inlined)
		add_inlined(frame, &chain);
}

void resolve_session(struct session *session, struct symbols *symbols)
{
	for (guint i = 0; i < session->stalls->len; i++) {
		struct doc_stall *stall =
			g_array_index(session->stalls, struct session_stall, i).stall;
		for (guint k = 0; k < stall->stack->len; k++)
			resolve_frame(&g_array_index(stall->stack, struct doc_frame, k), symbols);
	}
}
