/* SPDX-License-Identifier: MIT
 *
 * function_read.c - one row of "functions": the effects a library function has.
 *
 * Every effect is an array of objects (blocks may be a single one), each with its own condition.
 * A new effect that is only there or not is a row of effect.def; one with a form of its own is one
 * reader here. Either is one key in schema.json and one paragraph in README.md.
 */
#include "model/pack_read.h"

#include <string.h>

/* One kind of effect: where it stands in a row of the pack, and how one is read. */
struct effect_kind_reader {
	const char *key;
	bool single; /* one bare object will do instead of an array */
	size_t size; /* of the struct that READ fills; it comes zeroed */
	bool (*read)(struct pack *pack, const struct json_node *node, void *effect, GError **error);
};

/* "need" is a word of lower-case letters and dashes: it is looked up, not printed. */
static bool need_read(struct pack *pack, const struct json_node *node, const char **word,
                      GError **error)
{
	struct json_node need;

	if (!json_node_member(node, "need", &need))
		return true;
	if (!string_read(pack, &need, word, error))
		return false;
	if ((*word)[strspn(*word, "abcdefghijklmnopqrstuvwxyz-")] == '\0')
		return true;
	return json_node_error(&need, error, "\"%s\" has more than lower-case letters and dashes",
	                       *word);
}

static bool block_read(struct pack *pack, const struct json_node *node, void *effect,
                       GError **error)
{
	static const char *const keys[] = {
		"class", "need", "sure", "unless", "when", "why", NULL
	};
	struct model_block *block = effect;
	struct json_node class, why;

	return json_node_object(node, keys, error) &&
	       json_node_need(node, "class", &class, error) &&
	       block_class_read(&class, &block->class, error) &&
	       optional_true_read(node, "sure", &block->sure, error) &&
	       need_read(pack, node, &block->need, error) &&
	       (!json_node_member(node, "why", &why) ||
	        string_read(pack, &why, &block->why, error)) &&
	       condition_read(pack, node, &block->condition, error);
}

static bool callback_read(struct pack *pack, const struct json_node *node, void *effect,
                          GError **error)
{
	static const char *const keys[] = { "arg",       "context", "data",   "fd",
		                            "fd_param",  "loop",    "source", "status",
		                            "cancelled", "unless",  "when",   NULL };
	struct model_callback *callback = effect;
	struct json_node arg, context;

	if (!json_node_object(node, keys, error) || !json_node_need(node, "arg", &arg, error) ||
	    !index_read(&arg, &callback->arg, error) ||
	    !json_node_need(node, "context", &context, error) ||
	    !context_read(&context, &callback->context, error) ||
	    !optional_index_read(node, "data", &callback->data_arg, error) ||
	    !optional_index_read(node, "fd", &callback->fd_arg, error) ||
	    !optional_index_read(node, "fd_param", &callback->fd_param, error) ||
	    !optional_index_read(node, "loop", &callback->loop_arg, error) ||
	    !optional_index_read(node, "source", &callback->source_arg, error) ||
	    !status_read(pack, node, callback, error))
		return false;
	if (callback->fd_param >= 0 && callback->fd_arg < 0)
		return json_node_error(node, error, "\"fd_param\" needs \"fd\"");
	if (callback->loop_arg >= 0 && callback->source_arg >= 0)
		return json_node_error(node, error, "has either loop or source");
	return condition_read(pack, node, &callback->condition, error);
}

/* "state", or "same_as" of a result. */
static bool fd_becomes_read(const struct json_node *node, struct model_fd *fd, GError **error)
{
	struct json_node state;
	bool stated = json_node_member(node, "state", &state);

	if (!optional_index_read(node, "same_as", &fd->same_as, error))
		return false;
	if (stated == (fd->same_as >= 0))
		return json_node_error(node, error, "needs exactly one of state, same_as");
	if (stated)
		return fd_state_read(&state, &fd->becomes, error);
	return fd->returned ||
	       json_node_error(node, error, "\"same_as\" goes with \"returns\" only");
}

static bool fd_read(struct pack *pack, const struct json_node *node, void *effect, GError **error)
{
	static const char *const keys[] = { "returns", "arg",    "pointee", "state",
		                            "same_as", "unless", "when",    NULL };
	struct model_fd *fd = effect;

	return json_node_object(node, keys, error) &&
	       subject_read(node, &fd->returned, &fd->pointee, &fd->arg, error) &&
	       fd_becomes_read(node, fd, error) &&
	       condition_read(pack, node, &fd->condition, error);
}

/* Every effect of KIND that NODE lists, as an array of structs that the pack owns. */
static bool effects_read(struct pack *pack, const struct json_node *node,
                         const struct effect_kind_reader *kind, const void **effects, size_t *count,
                         GError **error)
{
	struct json_node list;

	if (!json_node_member(node, kind->key, &list))
		return true;
	if (kind->single && !json_is_array(list.value)) {
		void *effect = pack_alloc(pack, 1, kind->size);

		*count = 1;
		*effects = effect;
		return kind->read(pack, &list, effect, error);
	}
	if (!json_node_array(&list, count, error))
		return false;
	char *all = pack_alloc(pack, *count, kind->size);

	*effects = all;
	for (size_t i = 0; i < *count; i++) {
		struct json_node item = json_node_item(&list, i);

		if (!kind->read(pack, &item, all + i * kind->size, error))
			return false;
	}
	return true;
}

/* An effect that is true, or an object that says when. */
static bool plain_effect_read(struct pack *pack, const struct json_node *node,
                              struct model_effect *effect, GError **error)
{
	static const char *const keys[] = { "unless", "when", NULL };

	if (json_is_true(node->value))
		return true;
	if (!json_is_object(node->value))
		return json_node_error(node, error, "must be true or an object");
	return json_node_object(node, keys, error) &&
	       condition_read(pack, node, &effect->condition, error);
}

/* "twin": the name of what to call instead, or an object with it that says when. */
static bool twin_read(struct pack *pack, const struct json_node *node, struct model_function *row,
                      struct model_effect *effect, GError **error)
{
	static const char *const keys[] = { "name", "unless", "when", NULL };
	struct json_node name;

	if (json_is_string(node->value))
		return string_read(pack, node, &row->twin, error);
	if (!json_is_object(node->value))
		return json_node_error(node, error, "must be a string or an object");
	return json_node_object(node, keys, error) && json_node_need(node, "name", &name, error) &&
	       string_read(pack, &name, &row->twin, error) &&
	       condition_read(pack, node, &effect->condition, error);
}

/* All effects but "blocks". */
static bool plain_effects_read(struct pack *pack, const struct json_node *node,
                               struct model_function *row, GError **error)
{
	struct model_effect effects[EFFECT_KIND_COUNT] = { 0 };
	struct model_effect *kept;

	for (enum effect_kind kind = EFFECT_BLOCKS + 1; kind < EFFECT_KIND_COUNT; kind++) {
		struct model_effect *effect = &effects[row->effect_count];
		struct json_node member;

		if (!json_node_member(node, effect_key(kind), &member))
			continue;
		effect->kind = kind;
		row->effect_count++;
		if (kind == EFFECT_TWIN ? !twin_read(pack, &member, row, effect, error)
		                        : !plain_effect_read(pack, &member, effect, error))
			return false;
	}
	kept = pack_alloc(pack, row->effect_count, sizeof(*kept));
	for (size_t i = 0; i < row->effect_count; i++)
		kept[i] = effects[i];
	row->effects = kept;
	return true;
}

/* "tells": the context in which the result is not 0. */
static bool tells_read(const struct json_node *node, struct model_function *row, GError **error)
{
	struct json_node tells;

	row->tells = json_node_member(node, "tells", &tells);
	return !row->tells || context_read(&tells, &row->tells_context, error);
}

/* "bracket": the context in which the call in front of this one was made. */
static bool bracket_read(const struct json_node *node, struct model_function *row, GError **error)
{
	struct json_node bracket;

	row->bracket = json_node_member(node, "bracket", &bracket);
	return !row->bracket || context_read(&bracket, &row->bracket_context, error);
}

/* "attaches": the argument that is a source, and that which is its loop from now on. */
static bool attaches_read(const struct json_node *node, struct model_function *row, GError **error)
{
	static const char *const keys[] = { "source", "loop", NULL };
	struct json_node attaches, source, loop;

	row->attaches = json_node_member(node, "attaches", &attaches);
	return !row->attaches || (json_node_object(&attaches, keys, error) &&
	                          json_node_need(&attaches, "source", &source, error) &&
	                          index_read(&source, &row->attach_source, error) &&
	                          json_node_need(&attaches, "loop", &loop, error) &&
	                          index_read(&loop, &row->attach_loop, error));
}

static bool row_effects_read(struct pack *pack, const struct json_node *node,
                             struct model_function *row, GError **error)
{
	static const struct effect_kind_reader block = { "blocks", true, sizeof(struct model_block),
		                                         block_read };
	static const struct effect_kind_reader callback = { "callbacks", false,
		                                            sizeof(struct model_callback),
		                                            callback_read };
	static const struct effect_kind_reader fd = { "fd", false, sizeof(struct model_fd),
		                                      fd_read };
	static const struct effect_kind_reader act = { "acts", false, sizeof(struct model_act),
		                                       act_read };
	static const struct effect_kind_reader text = { "text", true, sizeof(struct model_text),
		                                        text_read };
	const void *blocks = NULL, *callbacks = NULL, *fds = NULL, *acts = NULL, *texts = NULL;

	if (!effects_read(pack, node, &block, &blocks, &row->block_count, error) ||
	    !effects_read(pack, node, &callback, &callbacks, &row->callback_count, error) ||
	    !effects_read(pack, node, &fd, &fds, &row->fd_count, error) ||
	    !effects_read(pack, node, &act, &acts, &row->act_count, error) ||
	    !effects_read(pack, node, &text, &texts, &row->text_count, error))
		return false;
	row->texts = texts;
	row->acts = acts;
	row->blocks = blocks;
	row->callbacks = callbacks;
	row->fds = fds;
	return true;
}

bool function_read(struct pack *pack, const struct json_node *node, struct model_function *row,
                   GError **error)
{
	static const char *const keys[] = { "name",      "aliases",        "why",
		                            "need",      "instead",        "callbacks",
		                            "fd",        "acts",           "text",
		                            "loop_wait", "forks",          "noreturn",
		                            "tells",     "must_check",     "makes_thread_safe",
		                            "reentrant", "ending",         "cancelled",
		                            "errno",     "attaches",       "time",
		                            "bracket",   "stands_for_new",
#define EFFECT(id, key, phrase, need) key,
#include "model/effect.def"
#undef EFFECT
		                            NULL };
	struct json_node name, why;

	row->pack = pack;
	return json_node_object(node, keys, error) && json_node_need(node, "name", &name, error) &&
	       identifier_read(pack, &name, &row->name, error) &&
	       json_node_need(node, "why", &why, error) &&
	       string_read(pack, &why, &row->why, error) &&
	       row_effects_read(pack, node, row, error) && attaches_read(node, row, error) &&
	       bracket_read(node, row, error) && time_read(node, &row->time, error) &&
	       plain_effects_read(pack, node, row, error) && tells_read(node, row, error) &&
	       cancelled_read(pack, node, &row->cancelled, error) &&
	       optional_true_read(node, "errno", &row->errno_place, error) &&
	       optional_string_read(pack, node, "ending", &row->ending, error) &&
	       optional_true_read(node, "stands_for_new", &row->stands_for_new, error) &&
	       optional_true_read(node, "must_check", &row->must_check, error) &&
	       optional_true_read(node, "makes_thread_safe", &row->makes_thread_safe, error) &&
	       optional_true_read(node, "reentrant", &row->reentrant, error) &&
	       optional_true_read(node, "loop_wait", &row->loop_wait, error) &&
	       optional_true_read(node, "forks", &row->forks, error) &&
	       optional_true_read(node, "noreturn", &row->noreturn, error) &&
	       need_read(pack, node, &row->need, error) &&
	       optional_string_read(pack, node, "instead", &row->instead, error);
}
