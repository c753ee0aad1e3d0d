/* SPDX-License-Identifier: MIT
 *
 * annotation_read.c - one row of "annotations": what programs say of their own functions.
 *
 * What callers are told becomes the row of a function like any other, which every function that is
 * annotated so has. What the function promises of itself are bits beside it.
 */
#include "model/pack_read.h"

static const struct {
	const char *key;
	enum model_promise promise;
} promises[] = {
	{ "nonblocking", PROMISE_NONBLOCKING }, { "blocking_ok", PROMISE_BLOCKING_OK },
	{ "locked", PROMISE_LOCKED },           { "no_yield", PROMISE_NO_YIELD },
	{ "thread_safe", PROMISE_THREAD_SAFE },
};

/* The macro and the text, one of which is needed; the row is called as the first is. */
static bool names_read(struct pack *pack, const struct json_node *node,
                       struct model_annotation *annotation, GError **error)
{
	struct json_node macro, text;
	bool has_macro = json_node_member(node, "macro", &macro);
	bool has_text = json_node_member(node, "annotate", &text);

	if (!has_macro && !has_text)
		return json_node_error(node, error, "needs macro, annotate or both");
	if ((has_macro && !identifier_read(pack, &macro, &annotation->macro, error)) ||
	    (has_text && !string_read(pack, &text, &annotation->text, error)))
		return false;
	annotation->row.name = has_macro ? annotation->macro : annotation->text;
	return true;
}

static bool promises_read(const struct json_node *node, struct model_annotation *annotation,
                          GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(promises); i++) {
		bool made = false;

		if (!optional_true_read(node, promises[i].key, &made, error))
			return false;
		annotation->promises |= made ? 1u << promises[i].promise : 0;
	}
	return true;
}

/* Where the body runs: in a coroutine, or on the loop. */
static bool place_read(const struct json_node *node, struct model_annotation *annotation,
                       GError **error)
{
	struct json_node context;

	annotation->in_context = json_node_member(node, "context", &context);
	if (!annotation->in_context)
		return true;
	if (!context_read(&context, &annotation->context, error))
		return false;
	return annotation->context == CONTEXT_CORO || annotation->context == CONTEXT_LOOP ||
	       json_node_error(&context, error, "\"%s\" is not one of coroutine, loop",
	                       context_name(annotation->context));
}

static bool waits_read(struct pack *pack, const struct json_node *node, struct model_function *row,
                       GError **error)
{
	struct json_node class;
	struct model_block *block;

	if (!json_node_member(node, "blocks", &class))
		return true;
	block = pack_alloc(pack, 1, sizeof(*block));
	row->blocks = block;
	row->block_count = 1;
	return block_class_read(&class, &block->class, error);
}

static void add_effect(struct model_effect *effects, struct model_function *row,
                       enum effect_kind kind)
{
	effects[row->effect_count++].kind = kind;
}

/* What callers are told: effects that are there or not. */
static bool effects_read(struct pack *pack, const struct json_node *node,
                         struct model_annotation *annotation, GError **error)
{
	struct model_function *row = &annotation->row;
	struct model_effect *effects = pack_alloc(pack, EFFECT_KIND_COUNT, sizeof(*effects));
	bool yields = false, loop_thread = false;

	if (!optional_true_read(node, effect_key(EFFECT_YIELDS), &yields, error) ||
	    !optional_true_read(node, effect_key(EFFECT_LOOP_THREAD), &loop_thread, error))
		return false;
	if (yields)
		add_effect(effects, row, EFFECT_YIELDS);
	if (loop_thread)
		add_effect(effects, row, EFFECT_LOOP_THREAD);
	if (annotation->in_context && annotation->context == CONTEXT_CORO)
		add_effect(effects, row, EFFECT_CORO_ONLY);
	row->effects = effects;
	return true;
}

/* "must_await": the result is something that begins, and that somebody has to end. */
static bool result_read(struct pack *pack, const struct json_node *node, struct model_function *row,
                        GError **error)
{
	struct model_act *act;
	bool await = false;

	if (!optional_true_read(node, "must_check", &row->must_check, error) ||
	    !optional_true_read(node, "must_await", &await, error))
		return false;
	row->ending = row->instead;
	if (!await)
		return true;
	act = pack_alloc(pack, 1, sizeof(*act));
	*act = (struct model_act){
		.act = ACT_START, .returned = true, .keeps_arg = -1, .until_arg = -1
	};
	row->acts = act;
	row->act_count = 1;
	return true;
}

static bool contradiction(const struct json_node *node, const struct model_annotation *annotation,
                          GError **error)
{
	bool nonblocking = model_promises(annotation, PROMISE_NONBLOCKING);

	if (nonblocking && annotation->row.block_count)
		return json_node_error(node, error, "has either nonblocking or blocks");
	if (nonblocking && model_promises(annotation, PROMISE_BLOCKING_OK))
		return json_node_error(node, error, "has either nonblocking or blocking_ok");
	return true;
}

bool annotation_read(struct pack *pack, const struct json_node *node,
                     struct model_annotation *annotation, GError **error)
{
	static const char *const keys[] = { "macro",       "annotate",    "why",
		                            "instead",     "context",     "yields",
		                            "blocks",      "must_check",  "must_await",
		                            "nonblocking", "no_yield",    "loop_thread_only",
		                            "blocking_ok", "thread_safe", "locked",
		                            NULL };
	struct model_function *row = &annotation->row;
	struct json_node why;

	row->pack = pack;
	return json_node_object(node, keys, error) && names_read(pack, node, annotation, error) &&
	       json_node_need(node, "why", &why, error) &&
	       string_read(pack, &why, &row->why, error) &&
	       optional_string_read(pack, node, "instead", &row->instead, error) &&
	       place_read(node, annotation, error) && promises_read(node, annotation, error) &&
	       waits_read(pack, node, row, error) && effects_read(pack, node, annotation, error) &&
	       result_read(pack, node, row, error) && contradiction(node, annotation, error);
}
