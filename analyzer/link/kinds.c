/* SPDX-License-Identifier: MIT
 *
 * kinds.c - one look at every assignment to a pointer or a descriptor of the program.
 *
 * The look only lists what is assigned to what. What that is is found out backwards (kind.h), and
 * when it is another field, that one is found out first: "%s/new_id" of a folder that is kept, too.
 * Of fields that are assigned to each other in a circle nothing is known.
 *
 * Static initialisers count for texts alone: no other kind can stand in one. Whoever may write to
 * the string itself makes its text unknown; going by prototypes, that is who gets it as something
 * that is not const, together with something else: one who gets nothing but the string frees it.
 *
 * What it does not do
 *   A field that is written by its offset, or with the whole struct by read(), is not seen to be.
 */
#include "link/kinds.h"

#include <string.h>

#include "link/kind.h"
#include "link/writes.h"

#define DEPTH   6
#define NESTING 16

/* What is kept of a kind. */
struct kept {
	uint8_t state; /* enum fd_state */
	struct path_marks marks;
};

/* Something that is assigned to a place: by a store, or by who gets its address (op, symbol). */
struct assignment {
	uint32_t function;
	uint32_t event;
	uint32_t symbol;
	uint8_t op;    /* enum fact_value_op; or STORED */
	uint32_t next; /* index plus 1; 0: none */
};

#define STORED VALUE_OP_COUNT

enum progress {
	NOT_BEGUN,
	AT_WORK,
	DONE
};

/* A field or variable, and what is assigned to it. */
struct place {
	struct kind kind;
	uint32_t first; /* as assignment.next */
	enum progress progress;
};

struct kinds {
	struct kind_source source; /* first: who asks has this */
	const struct program *program;
	GHashTable *named;   /* a symbol's USR -> struct place; NULL once all are kept */
	GArray *assignments; /* struct assignment; the same */
	unsigned nesting;
	struct kept **of_symbol;
	uint32_t unit_count;
};

/* The field or variable that V is, or FACT_NONE. */
static uint32_t symbol_of(const struct fact_value *v)
{
	return v->op == VALUE_FIELD ? v->b : v->op == VALUE_GLOBAL ? v->a : FACT_NONE;
}

static const char *type_of(const struct facts *f, uint32_t symbol)
{
	return facts_string(f, f->symbols[symbol].type);
}

static bool is_number(const struct facts *f, uint32_t symbol)
{
	return strcmp(type_of(f, symbol), "int") == 0;
}

/* The same if it is a pointer, or a number, which may be a descriptor. */
static uint32_t single_symbol(const struct facts *f, const struct fact_value *v)
{
	uint32_t symbol = symbol_of(v);
	const char *type = symbol == FACT_NONE ? "" : type_of(f, symbol);

	return g_str_has_suffix(type, "*") || g_str_has_suffix(type, "*const") ||
	                       (symbol != FACT_NONE && is_number(f, symbol))
	               ? symbol
	               : FACT_NONE;
}

/* The same if it is an array of pointers to characters. */
static uint32_t array_symbol(const struct facts *f, const struct fact_value *v)
{
	uint32_t symbol = symbol_of(v);
	const char *type = symbol == FACT_NONE ? "" : type_of(f, symbol);

	return g_str_has_suffix(type, "]") && strchr(type, '*') && strstr(type, "char") ? symbol
	                                                                                : FACT_NONE;
}

/* What V is kept by: the pointer or number that it is, or the array that it is an element of. */
static uint32_t kept_symbol(const struct facts *f, const struct fact_value *v)
{
	return v->op == VALUE_INDEX ? array_symbol(f, &f->values[v->a]) : single_symbol(f, v);
}

static struct place *place_at(struct kinds *kinds, const struct facts *f, uint32_t symbol)
{
	const char *usr = facts_string(f, f->symbols[symbol].usr);
	struct place *place = g_hash_table_lookup(kinds->named, usr);

	if (!place) {
		place = g_new0(struct place, 1);
		g_hash_table_insert(kinds->named, (gpointer)usr, place);
	}
	return place;
}

static void add_assignment(struct kinds *kinds, const struct body *body, uint32_t event,
                           uint32_t symbol, uint8_t op)
{
	struct place *place = place_at(kinds, body->facts, symbol);
	struct assignment row = { body->function, event, symbol, op, place->first };

	g_array_append_val(kinds->assignments, row);
	place->first = kinds->assignments->len;
}

static void forget_text(struct kinds *kinds, const struct facts *f, uint32_t symbol)
{
	place_at(kinds, f, symbol)->kind.text = text_spoiled();
}

/* EVENT does something with the address of a field or variable that VALUE is. */
static void note_address(struct kinds *kinds, const struct body *body, uint32_t event,
                         uint32_t value)
{
	const struct fact_value *v = &body->facts->values[value], *place;
	uint32_t symbol;

	if (v->op != VALUE_ADDRESS)
		return;
	place = &body->facts->values[v->a];
	symbol = single_symbol(body->facts, place);
	if (symbol != FACT_NONE)
		add_assignment(kinds, body, event, symbol, place->op);
}

/* VALUE is an array of strings, or the address of an element, and goes somewhere. */
static void note_array(struct kinds *kinds, const struct body *body, uint32_t value)
{
	const struct facts *f = body->facts;
	const struct fact_value *v = &f->values[value];
	uint32_t symbol;

	if (v->op == VALUE_ADDRESS && f->values[v->a].op == VALUE_INDEX)
		v = &f->values[f->values[v->a].a];
	symbol = array_symbol(f, v);
	if (symbol != FACT_NONE && !(f->symbols[symbol].flags & SYMBOL_CONST))
		forget_text(kinds, f, symbol);
}

static void note_value(struct kinds *kinds, const struct body *body, uint32_t event, uint32_t value)
{
	note_address(kinds, body, event, value);
	note_array(kinds, body, value);
}

/* The string that VALUE points into, a field or a variable that is not of const characters; or
 * FACT_NONE. */
static uint32_t string_symbol(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];
	uint32_t symbol;

	while (v->op == VALUE_BINARY ||
	       (v->op == VALUE_ADDRESS && f->values[v->a].op == VALUE_INDEX))
		v = &f->values[v->op == VALUE_BINARY ? v->a : f->values[v->a].a];
	symbol = kept_symbol(f, v);
	if (symbol == FACT_NONE || !strstr(type_of(f, symbol), "char") ||
	    g_str_has_prefix(type_of(f, symbol), "const "))
		return FACT_NONE;
	return symbol;
}

/* Somebody may write to the string that VALUE points into. */
static void note_write(struct kinds *kinds, const struct body *body, uint32_t value)
{
	uint32_t symbol = string_symbol(body->facts, value);

	if (symbol != FACT_NONE)
		forget_text(kinds, body->facts, symbol);
}

/* Is V no descriptor, as most numbers are not? */
static bool is_computed(const struct fact_value *v)
{
	return v->op == VALUE_BINARY || v->op == VALUE_UNARY || (v->op == VALUE_INT && v->imm > 0);
}

static void note_store(struct kinds *kinds, const struct body *body, uint32_t event)
{
	const struct facts *f = body->facts;
	const struct fact_event *e = &f->events[event];
	const struct fact_value *to = body_stored_place(body, e->a), *stored = &f->values[e->b];
	uint32_t symbol = kept_symbol(f, to);

	if (symbol != FACT_NONE && is_number(f, symbol) && is_computed(stored))
		place_at(kinds, f, symbol)->kind = kind_anything;
	else if (symbol != FACT_NONE)
		add_assignment(kinds, body, event, symbol, STORED);
	else if ((to->op == VALUE_INDEX || to->op == VALUE_DEREF) &&
	         (stored->op != VALUE_INT || stored->imm))
		note_write(kinds, body, to->a); /* a shorter path would stay where it is */
}

/* The row of the only function that CALL can be, or NULL. */
static const struct model_function *row_of(const struct body *body, const struct program_call *call)
{
	if (call->target_count != 1)
		return NULL;
	return program_function(body->program,
	                        program_target(body->program, call->target_first)->function)
	        ->model;
}

/* The strings that EVENT, a call, may write to. */
static void note_written(struct kinds *kinds, const struct body *body, uint32_t event)
{
	const struct fact_event *e = &body->facts->events[event];
	const struct program_call *call = NULL;
	uint32_t mask = 0, rest;

	for (uint32_t k = 0; k < e->arg_count && k < 32 && e->arg_count > 1; k++) {
		uint32_t value = body->facts->args[e->arg_first + k];

		if (string_symbol(body->facts, value) == FACT_NONE)
			continue;
		if (!call) {
			call = body_call(body, event);
			if (only_reads(row_of(body, call)))
				return;
			mask = writable_args(body->program, body->facts, body->row, e, call, &rest);
			mask &= ~rest; /* messages are made of them */
		}
		if (mask >> k & 1)
			note_write(kinds, body, value);
	}
}

static void look_at(struct kinds *kinds, uint32_t function)
{
	struct body body;

	if (!body_open(&body, kinds->program, function))
		return;
	for (uint32_t i = 0; i < body.row->event_count; i++) {
		uint32_t event = body.row->event_first + i;
		const struct fact_event *e = &body.facts->events[event];

		if (e->kind == EVENT_STORE) {
			note_store(kinds, &body, event);
			note_value(kinds, &body, event, e->b);
		} else if (e->kind == EVENT_RETURN && e->a != FACT_NONE) {
			note_value(kinds, &body, event, e->a);
		}
		if (e->kind != EVENT_CALL)
			continue;
		for (uint32_t k = 0; k < e->arg_count; k++)
			note_value(kinds, &body, event, body.facts->args[e->arg_first + k]);
		note_written(kinds, &body, event);
	}
}

/* What stands in the static initialisers of F. */
static void look_at_texts(struct kinds *kinds, const struct facts *f)
{
	const struct path_sets *paths = model_set_paths(kinds->program->models);

	for (uint32_t i = 0; i < f->init_texts_count; i++) {
		const struct fact_init_text *init = &f->init_texts[i];
		struct kind *kind = &place_at(kinds, f, init->symbol)->kind;
		struct kind more = { .text = text_of_literal(paths, facts_string(f, init->text),
			                                     false) };

		*kind = kind_join(*kind, more);
	}
}

/* Do others than the program assign to SYMBOL, or to what shares its memory? */
static bool is_shared(const struct facts *f, uint32_t symbol)
{
	const struct fact_symbol *s = &f->symbols[symbol];

	return (s->decl.file != FACT_NONE && f->files[s->decl.file].is_system) ||
	       strstr(facts_string(f, s->owner), "union ");
}

static struct kind assigned(struct kinds *kinds, const struct assignment *assignment)
{
	struct body body;
	const struct fact_event *e;

	body_open(&body, kinds->program, assignment->function);
	body.source = &kinds->source;
	body.place = facts_string(body.facts, body.facts->symbols[assignment->symbol].usr);
	e = &body.facts->events[assignment->event];
	return assignment->op == STORED ? kind_of_value(&body, e->b, DEPTH)
	                                : kind_by_address(&body, assignment->event, assignment->op,
	                                                  assignment->symbol, DEPTH);
}

/* The kind of PLACE, which is found out the first time. */
static struct kind kind_of(struct kinds *kinds, struct place *place)
{
	if (place->progress == DONE)
		return place->kind;
	if (place->progress == AT_WORK || kinds->nesting == NESTING)
		return kind_anything;
	place->progress = AT_WORK;
	kinds->nesting++;
	for (uint32_t i = place->first; i && !kind_is_settled(&place->kind);) {
		const struct assignment *row = &g_array_index(kinds->assignments, struct assignment,
		                                              i - 1);

		place->kind = kind_join(place->kind, assigned(kinds, row));
		i = row->next;
	}
	kinds->nesting--;
	place->progress = DONE;
	return place->kind;
}

/* What is copied from the place it is copied to is nothing new. */
static struct kind of_place(struct kind_source *source, const struct body *body,
                            const struct fact_value *value)
{
	struct kinds *kinds = (struct kinds *)source;
	const struct facts *f = body->facts;
	uint32_t symbol = kept_symbol(f, value);
	const char *usr = symbol == FACT_NONE ? "" : facts_string(f, f->symbols[symbol].usr);
	struct place *place = g_hash_table_lookup(kinds->named, usr);
	struct kind kind;

	if (!place)
		return kind_anything;
	if (strcmp(usr, body->place) == 0)
		return kind_nothing;
	kind = kind_of(kinds, place);
	if (is_shared(f, symbol))
		kind.text = text_spoiled();
	return kind;
}

/* What is kept of SYMBOL's KIND. */
static struct kept kept_of(const struct facts *f, uint32_t symbol, const struct kind *kind)
{
	struct kept kept = { .state = kind->varies ? FD_UNKNOWN : kind->state };

	if ((kind->text.marks.in || kind->text.marks.out) && !is_shared(f, symbol))
		kept.marks = kind->text.marks;
	return kept;
}

/* Only the few that have a kind are kept, where they are found at once. */
static void keep_unit(struct kinds *kinds, uint32_t unit)
{
	const struct facts *f = kinds->program->units[unit];

	kinds->of_symbol[unit] = g_new0(struct kept, (gsize)f->symbols_count + 1);
	for (uint32_t i = 0; i < f->symbols_count; i++) {
		struct place *place = f->symbols[i].kind == SYMBOL_FUNCTION
		                              ? NULL
		                              : g_hash_table_lookup(
							kinds->named,
							facts_string(f, f->symbols[i].usr));
		struct kind kind;

		if (!place)
			continue;
		kind = kind_of(kinds, place);
		kinds->of_symbol[unit][i] = kept_of(f, i, &kind);
	}
}

struct kinds *kinds_new(const struct program *program)
{
	struct kinds *kinds = g_new0(struct kinds, 1);

	kinds->source.of_place = of_place;
	kinds->program = program;
	kinds->named = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	kinds->assignments = g_array_new(FALSE, FALSE, sizeof(struct assignment));
	for (uint32_t i = 0; i < program->unit_count; i++)
		look_at_texts(kinds, program->units[i]);
	for (uint32_t i = 0; i < program->functions->len; i++)
		look_at(kinds, i);
	kinds->unit_count = program->unit_count;
	kinds->of_symbol = g_new0(struct kept *, (gsize)program->unit_count + 1);
	for (uint32_t unit = 0; unit < program->unit_count; unit++)
		keep_unit(kinds, unit);
	g_array_unref(kinds->assignments);
	kinds->assignments = NULL;
	g_clear_pointer(&kinds->named, g_hash_table_destroy);
	return kinds;
}

void kinds_free(struct kinds *kinds)
{
	if (!kinds)
		return;
	for (uint32_t i = 0; i < kinds->unit_count; i++)
		g_free(kinds->of_symbol[i]);
	g_free(kinds->of_symbol);
	g_free(kinds);
}

enum fd_state kinds_of_symbol(const struct kinds *kinds, uint32_t unit, uint32_t symbol)
{
	return (enum fd_state)kinds->of_symbol[unit][symbol].state;
}

struct path_marks kinds_marks_of_value(const struct kinds *kinds, const struct program *program,
                                       uint32_t unit, const struct fact_value *value)
{
	static const struct path_marks none = { 0, 0, 0 };
	const struct facts *f = program->units[unit];
	uint32_t symbol = symbol_of(value->op == VALUE_INDEX ? &f->values[value->a] : value);
	struct path_marks marks = symbol == FACT_NONE ? none : kinds->of_symbol[unit][symbol].marks;

	/* hardly any has, and what it is a mark of takes longer to tell */
	if (!marks.in && !marks.out)
		return none;
	return kept_symbol(f, value) == symbol ? marks : none;
}

enum fd_state kinds_of_value(const struct kinds *kinds, const struct program *program,
                             uint32_t function, uint32_t value)
{
	struct body body;
	const struct fact_value *v;
	struct kind kind;

	if (!body_open(&body, program, function))
		return FD_UNKNOWN;
	v = &body.facts->values[value];
	if (v->op == VALUE_FIELD || v->op == VALUE_GLOBAL)
		return kinds_of_symbol(kinds, program_function(program, function)->unit,
		                       symbol_of(v));
	kind = kind_of_value(&body, value, DEPTH);
	return kind.varies ? FD_UNKNOWN : (enum fd_state)kind.state;
}
