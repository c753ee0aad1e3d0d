/* SPDX-License-Identifier: MIT
 *
 * pointers.c - where function pointers go.
 *
 * The problem
 *   A third of what blocks a loop is reached through a table of functions, and every callback
 *   reaches its library through an argument, often one that was a parameter or a field before.
 *
 * The idea
 *   Function addresses flow from place to place (places.h): into fields, variables, parameters,
 *   results. Assignments, arguments and returns are edges, initialisers are sources. Addresses are
 *   pushed along until nothing changes (address_flow.h); a call through a place gains every address
 *   that arrives there, and with it new edges for its arguments.
 *
 * What it does not do
 *   It does not follow pointers to pointers, nor tell two objects or two calls of a function apart.
 */
#include "link/link_priv.h"
#include "link/literal.h"
#include "link/places.h"

/* Somebody who wants to hear what arrives at a node: a call through it, or a callback argument. */
struct watcher {
	uint32_t call;
	set_id programs;                       /* in which it is one */
	const struct model_callback *callback; /* NULL: the call itself */
	const struct model_function *by;
};

struct pointers {
	struct program *program;
	struct address_flow flow;
	struct link_places places;
	GArray *watchers;      /* struct watcher */
	GArray **call_targets; /* per call, struct program_target found here, or NULL */
};

/* In PROGRAMS what FROM may be is at TO. */
static void connect(struct pointers *p, const struct value_nodes *from, uint32_t to,
                    set_id programs)
{
	for (unsigned i = 0; i < from->function_count; i++)
		address_flow_arrive(
			&p->flow, to, from->functions[i].function,
			sets_and(p->program->sets, from->functions[i].programs, programs),
			TIER_DIRECT);
	for (unsigned i = 0; i < from->node_count; i++)
		address_flow_edge(&p->flow, from->nodes[i], to, programs);
}

static set_id programs_of(const struct pointers *p, uint32_t function)
{
	return program_function(p->program, function)->programs;
}

/* In PROGRAMS arguments of CALL flow into the parameters of TARGET, its result into the call's. A
 * parameter that is the address of something flows back: `find(&how)` may have stored into how. */
static void connect_call(struct pointers *p, uint32_t call, uint32_t target, set_id programs)
{
	const struct program_call *c = program_call(p->program, call);
	const struct facts *f = program_call_facts(p->program, c), *target_facts;
	const struct fact_event *event = &f->events[c->event];
	const struct fact_function *body = program_body(p->program, target, &target_facts);

	if (!body)
		return;
	for (uint32_t i = 0; i < event->arg_count && i < body->param_count; i++) {
		struct value_nodes from = { 0 };

		uint32_t value = f->args[event->arg_first + i];
		uint32_t param = local_node(&p->places, target, i);

		value_nodes_add(&p->places, c->caller, value, &from);
		connect(p, &from, param, programs);
		for (unsigned k = 0; f->values[value].op == VALUE_ADDRESS && k < from.node_count;
		     k++)
			address_flow_edge(&p->flow, param, from.nodes[k], programs);
	}
	address_flow_edge(&p->flow, return_node(&p->places, target), result_node(&p->places, call),
	                  programs);
}

static void register_function(struct pointers *p, struct program_registration row)
{
	row.programs = sets_and(p->program->sets, row.programs, programs_of(p, row.function));
	if (program_function(p->program, row.function)->unit != FACT_NONE &&
	    row.programs != SET_NONE)
		g_array_append_val(p->program->registrations, row);
}

static void register_callback(struct pointers *p, const struct watcher *w, uint32_t function,
                              set_id programs)
{
	const struct program_call *call = program_call(p->program, w->call);

	register_function(p, (struct program_registration){
				     .function = function,
				     .call = w->call,
				     .callback = w->callback,
				     .by = w->by,
				     .context = w->callback->context,
				     .unit = program_function(p->program, call->caller)->unit,
				     .loc = program_call_event(p->program, call)->loc,
				     .in = call->caller,
				     .programs = programs });
}

/* FUNCTION was put into a field that a pack knows, at LOC of UNIT. */
static void register_field(struct pointers *p, const struct model_field *field,
                           const struct program_meaning *function, uint32_t unit,
                           struct fact_loc loc, uint32_t in)
{
	register_function(p, (struct program_registration){ .function = function->function,
	                                                    .call = FACT_NONE,
	                                                    .field = field,
	                                                    .context = field->context,
	                                                    .unit = unit,
	                                                    .loc = loc,
	                                                    .in = in,
	                                                    .programs = function->programs });
}

/* The row of FUNCTION among TARGETS, or NULL. */
static struct program_target *find_target(GArray *targets, uint32_t function)
{
	for (guint i = 0; i < targets->len; i++) {
		struct program_target *t = &g_array_index(targets, struct program_target, i);

		if (t->function == function)
			return t;
	}
	return NULL;
}

/* Does FUNCTION have more parameters than CALL passes? Fewer are common (a list's items are given
 * to free() together with a second argument), more mean that somebody else's function went through
 * the same untyped pointer. */
static bool takes_more(const struct pointers *p, uint32_t call, uint32_t function)
{
	const struct facts *f;
	const struct fact_function *body = program_body(p->program, function, &f);

	return body &&
	       body->param_count >
	               program_call_event(p->program, program_call(p->program, call))->arg_count;
}

/* CALL reaches the function of ARRIVAL in PROGRAMS. */
static void add_call_target(struct pointers *p, uint32_t call, const struct arrival *arrival,
                            set_id programs)
{
	struct program_target target = { arrival->function, arrival->tier, programs };
	GArray **targets = &p->call_targets[call];
	struct program_target *known;

	if (!*targets)
		*targets = g_array_new(FALSE, FALSE, sizeof(struct program_target));
	known = arrival->again ? find_target(*targets, arrival->function) : NULL;
	if (known)
		known->programs = sets_or(p->program->sets, known->programs, programs);
	else
		g_array_append_val(*targets, target);
	connect_call(p, call, arrival->function, programs);
}

/* Has WATCHER told of what VALUE, an expression at its call, may hold. */
static void watch_value(struct pointers *p, struct watcher watcher, uint32_t value)
{
	uint32_t node = address_flow_add_nodes(&p->flow, 1, TIER_DIRECT);
	struct value_nodes from = { 0 };

	value_nodes_add(&p->places, program_call(p->program, watcher.call)->caller, value, &from);
	g_array_append_val(p->watchers, watcher);
	address_flow_watch(&p->flow, node, p->watchers->len - 1);
	connect(p, &from, node, watcher.programs);
}

/* CALL leads to TARGET by name, which may be a library's that takes callbacks. */
static void connect_named(struct pointers *p, uint32_t call, struct program_target target)
{
	const struct program_call *c = program_call(p->program, call);
	const struct model_function *model = program_function(p->program, target.function)->model;
	const struct facts *f = program_call_facts(p->program, c);
	const struct fact_event *event = &f->events[c->event];

	connect_call(p, call, target.function, target.programs);
	for (size_t i = 0; model && i < model->callback_count; i++) {
		struct watcher watcher = { call, target.programs, &model->callbacks[i], model };

		if (watcher.callback->arg < event->arg_count &&
		    !literal_excludes(f, event, &watcher.callback->condition))
			watch_value(p, watcher, f->args[event->arg_first + watcher.callback->arg]);
	}
}

/* PLACE := VALUE. A function stored by name into a field a pack knows is registered here, where
 * the place of the assignment is known. */
static void connect_store(struct pointers *p, uint32_t function, const struct fact_event *event)
{
	uint32_t unit = program_function(p->program, function)->unit;
	struct value_nodes to = { 0 }, from = { 0 };

	value_nodes_add(&p->places, function, event->b, &from);
	if (!from.node_count && !from.function_count)
		return;
	value_nodes_add(&p->places, function, event->a, &to);
	for (unsigned i = 0; i < to.node_count; i++) {
		const struct model_field *row = node_field_row(&p->places, to.nodes[i]);

		connect(p, &from, to.nodes[i], programs_of(p, function));
		for (unsigned k = 0; row && k < from.function_count; k++)
			register_field(p, row, &from.functions[k], unit, event->loc, function);
	}
}

static void connect_body(struct pointers *p, uint32_t function)
{
	const struct program_function *fn = program_function(p->program, function);
	const struct facts *f;
	const struct fact_function *body = program_body(p->program, function, &f);

	for (uint32_t i = 0; body && i < body->event_count; i++) {
		const struct fact_event *event = &f->events[body->event_first + i];
		struct value_nodes from = { 0 };

		if (event->kind == EVENT_STORE) {
			connect_store(p, function, event);
		} else if (event->kind == EVENT_RETURN && event->a != FACT_NONE) {
			value_nodes_add(&p->places, function, event->a, &from);
			connect(p, &from, return_node(&p->places, function), fn->programs);
		}
	}
	for (uint32_t call = fn->call_first; call < fn->call_first + fn->call_count; call++) {
		const struct program_call *c = program_call(p->program, call);

		if (c->indirect)
			watch_value(p, (struct watcher){ call, fn->programs, NULL, NULL },
			            f->events[c->event].a);
		for (uint32_t i = 0; !c->indirect && i < c->target_count; i++)
			connect_named(p, call, *program_target(p->program, c->target_first + i));
	}
}

/* One function's address in an initialiser. */
static void connect_init(struct pointers *p, uint32_t unit, const struct fact_init *init,
                         const struct program_meaning *m)
{
	uint32_t place = init->field == FACT_NONE ? init->object : init->field;
	uint32_t node = symbol_node(&p->places, unit, place);

	address_flow_arrive(&p->flow, node, m->function, m->programs, TIER_DIRECT);
	if (init->field == FACT_NONE)
		return;
	address_flow_arrive(&p->flow, const_field_node(&p->places, unit, init->object, init->field),
	                    m->function, m->programs, TIER_DIRECT);
	if (node_field_row(&p->places, node))
		register_field(p, node_field_row(&p->places, node), m, unit, init->loc, FACT_NONE);
}

static void connect_inits(struct pointers *p, uint32_t unit)
{
	const struct facts *f = p->program->units[unit];

	for (uint32_t i = 0; i < f->inits_count; i++) {
		struct program_meaning meanings[PROGRAM_MEANINGS];
		unsigned count = program_meanings(p->program, unit, f->inits[i].function,
		                                  p->program->of_unit[unit], meanings);

		for (unsigned k = 0; k < count; k++)
			connect_init(p, unit, &f->inits[i], &meanings[k]);
	}
}

static void tell_watchers(struct pointers *p, const struct arrival *arrival)
{
	const struct flow_row *row = address_flow_watchers(&p->flow, arrival->node);
	set_id programs;

	/* One watcher per node: watch_value makes a node for each. */
	if (!row)
		return;
	struct watcher w = g_array_index(p->watchers, struct watcher, row->value);

	programs = sets_and(
		p->program->sets, arrival->programs,
		sets_and(p->program->sets, w.programs, programs_of(p, arrival->function)));
	if (programs == SET_NONE)
		return;
	if (!w.callback && takes_more(p, w.call, arrival->function))
		return;
	if (!w.callback || w.callback->context == CONTEXT_CALLER)
		add_call_target(p, w.call, arrival, programs);
	else
		register_callback(p, &w, arrival->function, programs);
}

static gint target_order(gconstpointer a, gconstpointer b)
{
	const struct program_target *x = a, *y = b;

	return x->function < y->function ? -1 : x->function > y->function;
}

/* Moves the targets found into the program's array, each call's own together. */
static void store_targets(struct pointers *p)
{
	GArray *all = g_array_new(FALSE, TRUE, sizeof(struct program_target));

	for (uint32_t i = 0; i < p->program->calls->len; i++) {
		struct program_call *call = program_call(p->program, i);
		GArray *found = p->call_targets[i];
		guint first = all->len;

		if (call->target_count)
			g_array_append_vals(all, program_target(p->program, call->target_first),
			                    call->target_count);
		if (found) {
			g_array_sort(found, target_order);
			g_array_append_vals(all, found->data, found->len);
			g_array_unref(found);
		}
		call->target_first = first;
		call->target_count = all->len - first;
	}
	g_array_unref(p->program->targets);
	p->program->targets = all;
}

static gint registration_order(gconstpointer a, gconstpointer b)
{
	const struct program_registration *x = a, *y = b;

	if (x->function != y->function)
		return x->function < y->function ? -1 : 1;
	if (x->in != y->in)
		return x->in < y->in ? -1 : 1;
	if (x->loc.line != y->loc.line)
		return x->loc.line < y->loc.line ? -1 : 1;
	return x->loc.column < y->loc.column ? -1 : x->loc.column > y->loc.column;
}

/* Rows that differ in programs only become one. They are neighbours, or nearly. */
static void merge_registrations(struct program *program)
{
	GArray *rows = program->registrations;
	guint kept = 0;

	for (guint i = 0; i < rows->len; i++) {
		struct program_registration *row = &g_array_index(rows, struct program_registration,
		                                                  i);
		struct program_registration *same = NULL;

		for (guint k = kept; !same && k > 0; k--) {
			struct program_registration *other = &g_array_index(
				rows, struct program_registration, k - 1);

			if (registration_order(other, row))
				break;
			if (other->call == row->call && other->callback == row->callback &&
			    other->field == row->field && other->programs != row->programs)
				same = other;
		}
		if (same)
			same->programs = sets_or(program->sets, same->programs, row->programs);
		else
			g_array_index(rows, struct program_registration, kept++) = *row;
	}
	g_array_set_size(rows, kept);
}

static char *symbol_title(const struct facts *f, uint32_t symbol)
{
	const struct fact_symbol *s = &f->symbols[symbol];

	if (s->kind != SYMBOL_FIELD)
		return g_strdup(facts_string(f, s->name));
	return g_strdup_printf("%s of %s", facts_string(f, s->name), facts_string(f, s->owner));
}

/* Notes the fields and variables that more functions came to than are followed. What is in a
 * constant's field is in the field as well. Local variables take few on purpose. */
static void note_overfull(struct pointers *p)
{
	g_autoptr(GHashTable) noted = g_hash_table_new(NULL, NULL);

	for (uint32_t unit = 0; unit < p->program->unit_count; unit++) {
		const struct facts *f = p->program->units[unit];

		for (uint32_t i = 0; i < f->symbols_count; i++) {
			uint32_t node = p->places.of_symbol[unit][i];

			if (node != FACT_NONE && address_flow_left_out(&p->flow, node) &&
			    g_hash_table_add(noted, GUINT_TO_POINTER(node)))
				g_ptr_array_add(p->program->overfull, symbol_title(f, i));
		}
	}
}

void link_pointers(struct program *program)
{
	struct pointers p = { .program = program };
	struct arrival arrival;

	address_flow_init(&p.flow, program->sets);
	link_places_init(&p.places, program, &p.flow);
	p.watchers = g_array_new(FALSE, FALSE, sizeof(struct watcher));
	p.call_targets = g_new0(GArray *, (gsize)program->calls->len + 1);
	for (uint32_t unit = 0; unit < program->unit_count; unit++)
		connect_inits(&p, unit);
	for (uint32_t i = 0; i < program->functions->len; i++)
		connect_body(&p, i);
	while (address_flow_next(&p.flow, &arrival))
		tell_watchers(&p, &arrival);
	note_overfull(&p);
	store_targets(&p);
	program->holdings = holdings_new(&p.places);
	g_array_sort(program->registrations, registration_order);
	merge_registrations(program);
	link_places_release(&p.places);
	address_flow_release(&p.flow);
	g_array_unref(p.watchers);
	g_free(p.call_targets);
}
