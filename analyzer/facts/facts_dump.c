/* SPDX-License-Identifier: MIT
 *
 * facts_dump.c - the text form of facts.
 *
 * One line per event, C-like, with block numbers and lines:
 *
 *   function on_read (conn.c:12)
 *     b0:
 *       13  call#0 = read(fd, buf, 512)
 *       14  n := call#0
 *       branch n > 0 ? b1 : b2
 *
 * Call numbers count within the function.
 */
#include "facts/facts_dump.h"

static void dump_pair(const struct facts *f, const struct fact_function *fn, uint32_t a,
                      const char *between, uint32_t b, GString *out)
{
	facts_dump_value(f, fn, a, out);
	g_string_append(out, between);
	facts_dump_value(f, fn, b, out);
}

static const char *symbol_name(const struct facts *f, uint32_t symbol)
{
	return facts_string(f, f->symbols[symbol].name);
}

static void dump_operator(const struct facts *f, const struct fact_function *fn,
                          const struct fact_value *v, GString *out)
{
	g_autofree char *op = NULL;

	if (v->op == VALUE_UNARY) {
		g_string_append(out, fact_unary_name(v->sub));
		facts_dump_value(f, fn, v->a, out);
		return;
	}
	op = g_strdup_printf(" %s ", fact_binary_name(v->sub));
	g_string_append_c(out, '(');
	dump_pair(f, fn, v->a, op, v->b, out);
	g_string_append_c(out, ')');
}

/* Values that the compiler keeps have no name. */
static void dump_local(const struct facts *f, const struct fact_local *local, GString *out)
{
	g_string_append(out, local->name ? facts_string(f, local->name) : "_");
}

void facts_dump_value(const struct facts *f, const struct fact_function *fn, uint32_t value,
                      GString *out)
{
	const struct fact_value *v = &f->values[value];

	switch (v->op) {
	case VALUE_INT:
		g_string_append_printf(out, "%" G_GINT64_FORMAT, v->imm);
		break;
	case VALUE_STRING:
		g_string_append(out, facts_string(f, v->a));
		break;
	case VALUE_LOCAL:
		dump_local(f, &f->locals[fn->local_first + v->a], out);
		break;
	case VALUE_GLOBAL:
	case VALUE_FUNCTION:
		g_string_append(out, symbol_name(f, v->a));
		break;
	case VALUE_FIELD:
		facts_dump_value(f, fn, v->a, out);
		g_string_append_printf(out, "%s%s", v->imm ? "->" : ".", symbol_name(f, v->b));
		break;
	case VALUE_INDEX:
		dump_pair(f, fn, v->a, "[", v->b, out);
		g_string_append_c(out, ']');
		break;
	case VALUE_DEREF:
	case VALUE_ADDRESS:
		g_string_append_c(out, v->op == VALUE_DEREF ? '*' : '&');
		facts_dump_value(f, fn, v->a, out);
		break;
	case VALUE_CALL:
		g_string_append_printf(out, "call#%u", v->a - fn->event_first);
		break;
	case VALUE_UNARY:
	case VALUE_BINARY:
		dump_operator(f, fn, v, out);
		break;
	case VALUE_SELECT:
		g_string_append(out, "select(");
		dump_pair(f, fn, v->b, ", ", (uint32_t)v->imm, out);
		g_string_append_c(out, ')');
		break;
	default:
		g_string_append_c(out, '?');
	}
}

static void dump_call(const struct facts *f, const struct fact_function *fn, uint32_t index,
                      GString *out)
{
	const struct fact_event *e = &f->events[index];

	g_string_append_printf(out, "call#%u = ", index - fn->event_first);
	facts_dump_value(f, fn, e->a, out);
	g_string_append_c(out, '(');
	for (uint32_t i = 0; i < e->arg_count; i++) {
		g_string_append(out, i ? ", " : "");
		facts_dump_value(f, fn, f->args[e->arg_first + i], out);
	}
	g_string_append_c(out, ')');
	if (e->flags & EVENT_RESULT_DROPPED)
		g_string_append(out, " dropped");
	if (e->flags & EVENT_RESULT_VOIDED)
		g_string_append(out, " voided");
	if (e->flags & EVENT_CLEANUP)
		g_string_append(out, " cleanup");
	if (e->macro)
		g_string_append_printf(out, " by %s", facts_string(f, e->macro));
}

static void dump_event(const struct facts *f, const struct fact_function *fn, uint32_t index,
                       GString *out)
{
	const struct fact_event *e = &f->events[index];

	g_string_append_printf(out, "    %5u  ", e->loc.line);
	switch (e->kind) {
	case EVENT_CALL:
		dump_call(f, fn, index, out);
		break;
	case EVENT_STORE:
		dump_pair(f, fn, e->a, " := ", e->b, out);
		break;
	case EVENT_EXPOSE:
		g_string_append(out, "expose ");
		facts_dump_value(f, fn, e->a, out);
		break;
	default:
		g_string_append(out, "return ");
		if (e->a != FACT_NONE)
			facts_dump_value(f, fn, e->a, out);
	}
	g_string_append_c(out, '\n');
}

static void dump_edge(const struct fact_edge *edge, GString *out)
{
	if (edge->kind == EDGE_CASE && edge->low == edge->high)
		g_string_append_printf(out, " %" G_GINT64_FORMAT ":", edge->low);
	else if (edge->kind == EDGE_CASE)
		g_string_append_printf(out, " %" G_GINT64_FORMAT "..%" G_GINT64_FORMAT ":",
		                       edge->low, edge->high);
	else if (edge->kind == EDGE_DEFAULT)
		g_string_append(out, " default:");
	g_string_append_printf(out, " b%u", edge->block);
}

static void dump_block(const struct facts *f, const struct fact_function *fn, uint32_t block,
                       GString *out)
{
	static const char *const ends[END_COUNT] = {
		[END_JUMP] = "jump",  [END_BRANCH] = "branch",     [END_SWITCH] = "switch",
		[END_RETURN] = "end", [END_UNREACHABLE] = "never", [END_INDIRECT] = "goto *",
	};
	const struct fact_block *b = &f->blocks[fn->block_first + block];

	g_string_append_printf(out, "  b%u:\n", block);
	for (uint32_t i = 0; i < b->event_count; i++)
		dump_event(f, fn, b->event_first + i, out);
	g_string_append_printf(out, "           %s", ends[b->end]);
	if (b->cond != FACT_NONE) {
		g_string_append_c(out, ' ');
		facts_dump_value(f, fn, b->cond, out);
	}
	for (uint32_t i = 0; i < b->edge_count; i++)
		dump_edge(&f->edges[b->edge_first + i], out);
	g_string_append_c(out, '\n');
}

/* What functions are annotated with, with a body or not. */
static void dump_annotations(const struct facts *f, GString *out)
{
	for (uint32_t i = 0; i < f->symbols_count; i++) {
		const struct fact_symbol *symbol = &f->symbols[i];

		for (uint32_t k = 0; k < symbol->annotation_count; k++)
			g_string_append_printf(
				out, "annotation %s %s\n", symbol_name(f, i),
				facts_string(f, f->annotations[symbol->annotation_first + k]));
	}
}

static void dump_functions(const struct facts *f, GString *out)
{
	for (uint32_t i = 0; i < f->functions_count; i++) {
		const struct fact_function *fn = &f->functions[i];
		const struct fact_symbol *symbol = &f->symbols[fn->symbol];
		g_autofree char *file = g_path_get_basename(facts_path(f, symbol->def));

		g_string_append_printf(out, "function %s (%s:%u)\n", facts_string(f, symbol->name),
		                       file, symbol->def.line);
		for (uint32_t b = 0; b < fn->block_count; b++)
			dump_block(f, fn, b, out);
	}
}

static void dump_inits(const struct facts *f, GString *out)
{
	for (uint32_t i = 0; i < f->inits_count; i++) {
		const struct fact_init *init = &f->inits[i];

		g_string_append_printf(out, "init %s", symbol_name(f, init->object));
		if (init->field != FACT_NONE)
			g_string_append_printf(out, " %s::%s",
			                       facts_string(f, f->symbols[init->field].owner),
			                       symbol_name(f, init->field));
		g_string_append_printf(out, " = %s\n", symbol_name(f, init->function));
	}
	for (uint32_t i = 0; i < f->init_texts_count; i++) {
		const struct fact_init_text *init = &f->init_texts[i];

		g_string_append_printf(
			out, "text %s%s%s = %s\n", facts_string(f, f->symbols[init->symbol].owner),
			f->symbols[init->symbol].owner ? "::" : "", symbol_name(f, init->symbol),
			init->text ? facts_string(f, init->text) : "?");
	}
}

/* "mark a.c:3-4 about 5, { 6, conditional: asynclint: ignore ..." */
static void dump_marks(const struct facts *f, GString *out)
{
	for (uint32_t i = 0; i < f->marks_count; i++) {
		const struct fact_mark *mark = &f->marks[i];
		g_autofree char *file = g_path_get_basename(
			facts_string(f, f->files[mark->file].path));

		g_string_append_printf(out, "mark %s:%u-%u about %u, { %u%s: %s\n", file,
		                       mark->first_line, mark->last_line, mark->code_line,
		                       mark->open_line,
		                       mark->flags & MARK_CONDITIONAL ? ", conditional" : "",
		                       facts_string(f, mark->text));
	}
}

void facts_dump(const struct facts *f, GString *out)
{
	dump_annotations(f, out);
	dump_functions(f, out);
	dump_inits(f, out);
	dump_marks(f, out);
}
