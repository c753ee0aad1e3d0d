/* SPDX-License-Identifier: MIT
 *
 * function_read.c - one row of "functions": the effects a library function has.
 *
 * Every effect is an array of objects (blocks may be a single one), each with its own condition.
 * A new kind of effect is one reader here, one key in schema.json, one paragraph in README.md.
 */
#include "model/pack_read.h"

#include <string.h>

/* One kind of effect: where it stands in a row of the pack, and how one is read. */
struct effect_kind {
	const char *key;
	bool single; /* one bare object will do instead of an array */
	size_t size; /* of the struct that READ fills; it comes zeroed */
	bool (*read)(struct pack *pack, const struct json_node *node, void *effect, GError **error);
};

static bool block_read(struct pack *pack, const struct json_node *node, void *effect,
                       GError **error)
{
	static const char *const keys[] = { "class", "unless", "when", NULL };
	struct model_block *block = effect;
	struct json_node class;

	return json_node_object(node, keys, error) &&
	       json_node_need(node, "class", &class, error) &&
	       block_class_read(&class, &block->class, error) &&
	       condition_read(pack, node, &block->condition, error);
}

/* Member KEY of NODE as an index, -1 when it is not there. */
static bool optional_index_read(const struct json_node *node, const char *key, int *index,
                                GError **error)
{
	struct json_node member;
	unsigned value;

	*index = -1;
	if (!json_node_member(node, key, &member))
		return true;
	if (!index_read(&member, &value, error))
		return false;
	*index = (int)value;
	return true;
}

static bool callback_read(struct pack *pack, const struct json_node *node, void *effect,
                          GError **error)
{
	static const char *const keys[] = { "arg",      "context", "data", "fd",
		                            "fd_param", "unless",  "when", NULL };
	struct model_callback *callback = effect;
	struct json_node arg, context;

	if (!json_node_object(node, keys, error) || !json_node_need(node, "arg", &arg, error) ||
	    !index_read(&arg, &callback->arg, error) ||
	    !json_node_need(node, "context", &context, error) ||
	    !context_read(&context, &callback->context, error) ||
	    !optional_index_read(node, "data", &callback->data_arg, error) ||
	    !optional_index_read(node, "fd", &callback->fd_arg, error) ||
	    !optional_index_read(node, "fd_param", &callback->fd_param, error))
		return false;
	if (callback->fd_param >= 0 && callback->fd_arg < 0)
		return json_node_error(node, error, "\"fd_param\" needs \"fd\"");
	return condition_read(pack, node, &callback->condition, error);
}

/* Which descriptor an fd effect is about: exactly one of returns, arg, pointee. */
static bool descriptor_read(const struct json_node *node, struct model_fd *fd, GError **error)
{
	struct json_node arg, pointee;
	bool has_arg = json_node_member(node, "arg", &arg);
	bool has_pointee = json_node_member(node, "pointee", &pointee);

	if (!optional_true_read(node, "returns", &fd->returned, error))
		return false;
	if (fd->returned + has_arg + has_pointee != 1)
		return json_node_error(node, error, "needs exactly one of returns, arg, pointee");
	fd->pointee = has_pointee;
	return fd->returned || index_read(has_arg ? &arg : &pointee, &fd->arg, error);
}

static bool fd_read(struct pack *pack, const struct json_node *node, void *effect, GError **error)
{
	static const char *const keys[] = { "returns", "arg",  "pointee", "state",
		                            "unless",  "when", NULL };
	struct model_fd *fd = effect;
	struct json_node state;
	const char *word;

	if (!json_node_object(node, keys, error) || !descriptor_read(node, fd, error) ||
	    !json_node_need(node, "state", &state, error) ||
	    !json_node_string(&state, &word, error))
		return false;
	fd->nonblocking = strcmp(word, "nonblocking") == 0;
	fd->file = strcmp(word, "file") == 0;
	if (!fd->nonblocking && !fd->file && strcmp(word, "blocking") != 0)
		return json_node_error(&state, error,
		                       "\"%s\" is not one of nonblocking, blocking, file", word);
	return condition_read(pack, node, &fd->condition, error);
}

/* Every effect of KIND that NODE lists, as an array of structs that the pack owns. */
static bool effects_read(struct pack *pack, const struct json_node *node,
                         const struct effect_kind *kind, const void **effects, size_t *count,
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

/* "runs_loop": true, or an object that says when. */
static bool loop_read(struct pack *pack, const struct json_node *node, struct model_function *row,
                      GError **error)
{
	static const char *const keys[] = { "unless", "when", NULL };
	struct json_node loop;

	if (!json_node_member(node, "runs_loop", &loop))
		return true;
	row->runs_loop = true;
	if (json_is_true(loop.value))
		return true;
	if (!json_is_object(loop.value))
		return json_node_error(&loop, error, "must be true or an object");
	return json_node_object(&loop, keys, error) &&
	       condition_read(pack, &loop, &row->loop_when, error);
}

/* "need" is a word of lower-case letters and dashes: it is looked up, not printed. */
static bool need_read(struct pack *pack, const struct json_node *node, struct model_function *row,
                      GError **error)
{
	struct json_node need;

	if (!json_node_member(node, "need", &need))
		return true;
	if (!string_read(pack, &need, &row->need, error))
		return false;
	if (row->need[strspn(row->need, "abcdefghijklmnopqrstuvwxyz-")] == '\0')
		return true;
	return json_node_error(&need, error, "\"%s\" has more than lower-case letters and dashes",
	                       row->need);
}

static bool row_effects_read(struct pack *pack, const struct json_node *node,
                             struct model_function *row, GError **error)
{
	static const struct effect_kind block = { "blocks", true, sizeof(struct model_block),
		                                  block_read };
	static const struct effect_kind callback = { "callbacks", false,
		                                     sizeof(struct model_callback), callback_read };
	static const struct effect_kind fd = { "fd", false, sizeof(struct model_fd), fd_read };
	const void *blocks = NULL, *callbacks = NULL, *fds = NULL;

	if (!effects_read(pack, node, &block, &blocks, &row->block_count, error) ||
	    !effects_read(pack, node, &callback, &callbacks, &row->callback_count, error) ||
	    !effects_read(pack, node, &fd, &fds, &row->fd_count, error))
		return false;
	row->blocks = blocks;
	row->callbacks = callbacks;
	row->fds = fds;
	return true;
}

bool function_read(struct pack *pack, const struct json_node *node, struct model_function *row,
                   GError **error)
{
	static const char *const keys[] = { "name",   "aliases",   "why", "need",      "instead",
		                            "blocks", "callbacks", "fd",  "runs_loop", "loop_wait",
		                            "forks",  "noreturn",  NULL };
	struct json_node name, why;

	row->pack = pack;
	return json_node_object(node, keys, error) && json_node_need(node, "name", &name, error) &&
	       identifier_read(pack, &name, &row->name, error) &&
	       json_node_need(node, "why", &why, error) &&
	       string_read(pack, &why, &row->why, error) &&
	       row_effects_read(pack, node, row, error) && loop_read(pack, node, row, error) &&
	       optional_true_read(node, "loop_wait", &row->loop_wait, error) &&
	       optional_true_read(node, "forks", &row->forks, error) &&
	       optional_true_read(node, "noreturn", &row->noreturn, error) &&
	       need_read(pack, node, row, error) &&
	       optional_string_read(pack, node, "instead", &row->instead, error);
}
