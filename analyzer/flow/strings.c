/* SPDX-License-Identifier: MIT
 *
 * strings.c - what calls and stores do to texts: who makes one, and who may have written over it.
 *
 * The problem
 *   snprintf(path, n, "/proc/%d/stat", pid) fills a buffer that anybody with its address may write
 *   again; g_build_filename() returns a string that nobody else has.
 *
 * The idea
 *   Packs say what a call makes of which argument. A text stays where it was put, a local array or
 *   what a pointer points to, until a call gets that as something it may write text to (its
 *   prototype says so: const is believed), or an element is stored to. What is kept of a buffer is
 *   firm, so that appending does not matter.
 *
 *   A local that was set to an array is another name of it, and whatever is done by that name is
 *   done to the array.
 *
 * What it does not do
 *   An array whose address was stored anywhere else, or with an offset, is not followed any more;
 *   of a buffer that is reached through several pointers, only the one that was used counts as
 *   written.
 */
#include <string.h>

#include "flow/step_priv.h"
#include "link/writes.h"

static bool is_array(const struct follow *follow, uint32_t place)
{
	const struct place_row *row = place_row(&follow->shape.places, place);

	return row->step == STEP_LOCAL &&
	       (follow->facts->locals[follow->body->local_first + row->key].flags & LOCAL_ARRAY);
}

/* The array that the pointer in PLACE is a name of, if it is one; else PLACE. */
static uint32_t named_by(const struct state *state, uint32_t place)
{
	uint32_t array = place == PLACE_NONE ? 0 : state->places[place].array;

	return array && array != ARRAY_SEVERAL ? array - 1 : place;
}

/* Where the text that VALUE points to is kept, or NULL. */
static struct text *text_at(const struct follow *follow, struct state *state, uint32_t value)
{
	uint32_t place = place_of_value(&follow->shape.places, value);
	uint32_t array = named_by(state, place);
	struct abstract *fact;

	if (array != place)
		return &state->places[array].text;
	fact = origin_fact(follow, state, value);
	return fact ? &fact->text : NULL;
}

/* The place that pointer VALUE is, or points into. */
static uint32_t base_of(const struct follow *follow, uint32_t value)
{
	const struct fact_value *v = &follow->facts->values[value];

	if (v->op == VALUE_BINARY)
		return base_of(follow, v->a);
	if (v->op != VALUE_ADDRESS)
		return value;
	value = v->a;
	v = &follow->facts->values[value];
	return v->op == VALUE_INDEX || v->op == VALUE_DEREF ? base_of(follow, v->a) : value;
}

/* Is VALUE, an index or an offset, so large that writing there changes no answer? */
static bool is_far(const struct follow *follow, uint32_t value)
{
	const struct fact_value *v = &follow->facts->values[value];

	return v->op == VALUE_INT && v->imm >= (int64_t)path_sets_longest(follow->paths);
}

/* Does pointer VALUE point that far into a string? */
static bool points_far(const struct follow *follow, uint32_t value)
{
	const struct fact_value *v = &follow->facts->values[value];

	if (v->op == VALUE_BINARY)
		return v->sub == BINARY_ADD && is_far(follow, v->b);
	if (v->op != VALUE_ADDRESS)
		return false;
	v = &follow->facts->values[v->a];
	return v->op == VALUE_INDEX && is_far(follow, v->b);
}

/* An array that has several names was written: no text is sure. */
static void forget_all(const struct follow *follow, struct state *state)
{
	for (uint32_t i = 0; i < follow->shape.place_count; i++)
		if (text_is_known(&state->places[i].text))
			state->places[i].text = text_spoiled();
	for (uint32_t i = 0; i < follow->shape.origin_count; i++)
		if (text_is_known(&state->origins[i].text))
			state->origins[i].text = text_spoiled();
}

/* Somebody may have written to what VALUE points to. */
static void spoil(const struct follow *follow, struct state *state, uint32_t value)
{
	uint32_t base = base_of(follow, value);
	uint32_t place = named_by(state, place_of_value(&follow->shape.places, base));
	struct text *text = text_at(follow, state, base);

	if (place != PLACE_NONE && is_array(follow, place) && state->out[place])
		forget_all(follow, state);
	else if (text)
		*text = text_spoiled();
}

/* Is anything to be spoiled at VALUE? */
static bool holds_text(const struct follow *follow, const struct state *state, uint32_t value)
{
	uint32_t place = place_of_value(&follow->shape.places, base_of(follow, value));
	const struct abstract *a;

	place = named_by(state, place);
	if (place == PLACE_NONE)
		return false;
	a = &state->places[place];
	return text_is_known(&a->text) || a->origin != ORIGIN_NONE ||
	       (is_array(follow, place) && state->out[place]);
}

void strings_call(const struct follow *follow, struct state *state, uint32_t event, uint32_t call,
                  const struct model_function *row)
{
	const struct fact_event *e = &follow->facts->events[event];
	uint64_t *writes = &follow->writes[event - follow->body->event_first];
	uint32_t rest;

	if (only_reads(row))
		return;
	for (uint32_t i = 0; i < e->arg_count && i < 32; i++) {
		uint32_t value = follow->facts->args[e->arg_first + i];

		if (!holds_text(follow, state, value) || points_far(follow, value))
			continue;
		if (!*writes)
			*writes = (uint64_t)1 << 32 |
			          writable_args(follow->program, follow->facts, follow->body, e,
			                        program_call(follow->program, call), &rest);
		if (*writes >> i & 1)
			spoil(follow, state, value);
	}
}

/* The text of argument ARG of EVENT. */
static struct text text_of_arg(const struct follow *follow, const struct state *state,
                               uint32_t event, uint32_t arg)
{
	struct call_arg a = eval_arg(follow, state, event, arg);

	if (!a.value.text.param)
		a.value.text.param = a.param < 0 ? TEXT_SPOILED
		                                 : text_of_param((unsigned)a.param).param;
	return a.value.text;
}

/* The spelling of argument ARG of EVENT if it is a literal, else "". */
static const char *literal_arg(const struct follow *follow, uint32_t event, uint32_t arg)
{
	const struct fact_event *e = &follow->facts->events[event];
	const struct fact_value *v;

	if (arg >= e->arg_count)
		return "";
	v = &follow->facts->values[follow->facts->args[e->arg_first + arg]];
	return v->op == VALUE_STRING ? facts_string(follow->facts, v->a) : "";
}

static struct text text_of_format(const struct follow *follow, const struct state *state,
                                  uint32_t event, uint32_t arg)
{
	struct text text = text_of_arg(follow, state, event, arg), first;
	const char *format = literal_arg(follow, event, arg);

	if (!*format)
		return text_formatted(&text);
	if (format[1] != '%')
		return text_of_literal(follow->paths, format, true);
	first = text_of_arg(follow, state, event, arg + 1);
	return text_of_first(format, &first);
}

static struct text text_of_row(const struct follow *follow, const struct state *state,
                               uint32_t event, const struct model_text *row)
{
	struct text text;

	if (row->from == TEXT_FORMAT)
		return text_of_format(follow, state, event, row->source);
	if (row->from == TEXT_BELOW)
		return text_below(follow->paths, row->below);
	text = text_of_arg(follow, state, event, row->source);
	if (row->from == TEXT_COPY)
		return text;
	if (row->from == TEXT_FOLDER ||
	    g_str_has_prefix(literal_arg(follow, event, row->source + 1), "\"/"))
		return text_folder(&text);
	return text_head(&text);
}

bool strings_make(const struct follow *follow, const struct state *state, uint32_t event,
                  const struct model_function *row, struct made_text *made)
{
	for (size_t i = 0; i < row->text_count; i++) {
		made->row = &row->texts[i];
		made->text = text_of_row(follow, state, event, made->row);
		if (made->text.marks.in || made->text.marks.out || made->text.param != TEXT_SPOILED)
			return true;
	}
	return false;
}

/* Is argument ARG of EVENT surely NULL? */
static bool is_null_arg(const struct follow *follow, const struct state *state, uint32_t event,
                        uint32_t arg)
{
	struct call_arg a = eval_arg(follow, state, event, arg);

	return abstract_is_int(&a.value) && !a.value.bits;
}

/* The place that pointer argument ARG of EVENT points to: that of &place, or what is behind a
 * parameter. */
static uint32_t place_behind_arg(const struct follow *follow, uint32_t event, uint32_t arg)
{
	const struct fact_event *e = &follow->facts->events[event];
	const struct fact_value *v;
	uint32_t value;

	if (arg >= e->arg_count)
		return PLACE_NONE;
	value = follow->facts->args[e->arg_first + arg];
	v = &follow->facts->values[value];
	if (v->op == VALUE_ADDRESS)
		return place_of_value(&follow->shape.places, v->a);
	return place_behind(&follow->shape.places, place_of_value(&follow->shape.places, value));
}

/* The text of what is stored where argument ARG of EVENT points. That its address was taken for
 * this call changes nothing yet, and what a descriptor was opened by nobody changes. */
static struct text text_behind_arg(const struct follow *follow, const struct state *state,
                                   uint32_t event, uint32_t arg)
{
	uint32_t place = place_behind_arg(follow, event, arg);

	return place == PLACE_NONE ? text_spoiled()
	                           : state_refined(state, state->places[place]).text;
}

struct text strings_returned(const struct follow *follow, const struct state *state, uint32_t event,
                             const struct text *summary)
{
	struct text own;
	uint32_t arg = summary->param - 1u;

	if (!text_has_param(summary))
		return *summary;
	if (summary->part == PART_FORMATTED) {
		own = text_of_format(follow, state, event, arg);
	} else if (summary->part == PART_BEHIND) {
		own = text_behind_arg(follow, state, event, arg);
	} else {
		if (is_null_arg(follow, state, event, arg))
			return text_given(summary, NULL);
		own = text_of_arg(follow, state, event, arg);
	}
	return text_given(summary, &own);
}

/* Is what is written to the string at PLACE known to be there, and by nobody else? */
static bool is_sure(const struct follow *follow, const struct state *state, uint32_t place)
{
	uint32_t array = named_by(state, place);

	if (place == PLACE_NONE || state->places[place].array_maybe)
		return false;
	return !is_array(follow, array) || !state->out[array];
}

void strings_put(const struct follow *follow, struct state *state, uint32_t event,
                 const struct made_text *made)
{
	const struct fact_event *e = &follow->facts->events[event];
	struct text *text = NULL;
	uint32_t value, place;

	if (made->row->arg >= e->arg_count)
		return;
	value = follow->facts->args[e->arg_first + made->row->arg];
	if (made->row->pointee) {
		place = place_behind_arg(follow, event, made->row->arg);
		text = place == PLACE_NONE ? NULL : &state->places[place].text;
	} else {
		place = place_of_value(&follow->shape.places, value);
		if (is_sure(follow, state, place))
			text = text_at(follow, state, value);
	}
	if (text)
		*text = text_firm(&made->text);
}

void strings_left(const struct follow *follow, const struct state *state, uint32_t event,
                  uint32_t target, struct left_text left[FLOW_LEFT])
{
	memcpy(left, g_array_index(follow->flow->summaries, struct flow_summary, target).left,
	       FLOW_LEFT * sizeof(*left));
	for (unsigned i = 0; i < FLOW_LEFT; i++)
		if (left[i].param)
			left[i].text = strings_returned(follow, state, event, &left[i].text);
}

void strings_leave(const struct follow *follow, struct state *state, uint32_t event,
                   const struct left_text left[FLOW_LEFT])
{
	for (unsigned i = 0; i < FLOW_LEFT; i++) {
		struct model_text row = { .pointee = left[i].pointee, .arg = left[i].param - 1u };
		struct made_text made = { .row = &row, .text = left[i].text };

		if (left[i].param && text_is_known(&made.text))
			strings_put(follow, state, event, &made);
	}
}

/* The address of the array that VALUE points into is about to be kept somewhere. */
static void note_alias(const struct follow *follow, struct state *state, uint32_t value)
{
	const struct fact_value *v = &follow->facts->values[value];
	uint32_t place;

	if (v->op == VALUE_SELECT) {
		note_alias(follow, state, v->b);
		note_alias(follow, state, (uint32_t)v->imm);
		return;
	}
	place = named_by(state, place_of_value(&follow->shape.places, base_of(follow, value)));
	if (place == PLACE_NONE || !is_array(follow, place))
		return;
	state->out[place] = true;
	state->places[place].text = text_spoiled();
}

/* Does pointer VALUE point to the beginning of an array, by whatever name? *MAYBE: or elsewhere. */
static uint32_t array_of(const struct follow *follow, const struct state *state, uint32_t value,
                         bool *maybe)
{
	const struct fact_value *v = &follow->facts->values[value];
	uint32_t place = place_of_value(&follow->shape.places, value), array;

	*maybe = false;
	if (v->op == VALUE_ADDRESS && follow->facts->values[v->a].op == VALUE_INDEX &&
	    follow->facts->values[follow->facts->values[v->a].b].op == VALUE_INT &&
	    !follow->facts->values[follow->facts->values[v->a].b].imm)
		place = place_of_value(&follow->shape.places, follow->facts->values[v->a].a);
	array = named_by(state, place);
	if (array == PLACE_NONE || !is_array(follow, array))
		return PLACE_NONE;
	*maybe = state->places[place].array_maybe;
	return array;
}

/* VALUE, what is stored in PLACE, becomes a name of the array it points to; false when it cannot be
 * one: others may change PLACE, or who knows where it points. */
static bool name_array(const struct follow *follow, const struct state *state, uint32_t place,
                       uint32_t stored, struct abstract *value)
{
	bool maybe;
	uint32_t array = array_of(follow, state, stored, &maybe);
	const struct place_row *row;

	value->array = 0;
	value->array_maybe = false;
	if (array == PLACE_NONE || place == PLACE_NONE)
		return false;
	row = place_row(&follow->shape.places, place);
	if (row->step != STEP_LOCAL || row->exposed || is_array(follow, place))
		return false;
	value->array = array + 1;
	value->array_maybe = maybe;
	value->text = (struct text){ 0 };
	return true;
}

void strings_store(const struct follow *follow, struct state *state, const struct fact_event *e,
                   struct abstract *value)
{
	const struct fact_value *target = &follow->facts->values[e->a];
	uint32_t place = place_of_value(&follow->shape.places, e->a);
	bool terminator = abstract_is_int(value) && !value->bits;

	if (name_array(follow, state, place, e->b, value))
		return;
	note_alias(follow, state, e->b);
	if (place != PLACE_NONE && is_array(follow, place)) {
		value->text = text_head(&value->text); /* an initialiser */
		return;
	}
	/* A shorter path is still below the same folder. */
	if (terminator || (target->op == VALUE_INDEX && is_far(follow, target->b)))
		return;
	if (target->op == VALUE_INDEX || target->op == VALUE_DEREF)
		spoil(follow, state, target->a);
}
