/* SPDX-License-Identifier: MIT
 *
 * word_read.c - the smallest things a pack is made of: indices, names, words from a fixed list.
 *
 * What a value may be is said in the message when it is something else, so that the author of a
 * pack never needs the schema at hand.
 */
#include "model/pack_read.h"

#include <string.h>

bool index_read(const struct json_node *node, unsigned *index, GError **error)
{
	int64_t value;

	if (!json_node_integer(node, 0, PACK_INDEX_MAX, &value, error))
		return false;
	*index = (unsigned)value;
	return true;
}

/* Complains that WORD is none of the COUNT words that NAME_OF knows. */
static bool not_one_of(const struct json_node *node, const char *word, unsigned count,
                       const char *(*name_of)(unsigned), GError **error)
{
	g_autoptr(GString) allowed = g_string_new(NULL);

	for (unsigned i = 0; i < count; i++)
		g_string_append_printf(allowed, "%s%s", i ? ", " : "", name_of(i));
	return json_node_error(node, error, "\"%s\" is not one of %s", word, allowed->str);
}

static const char *name_of_context(unsigned context)
{
	return context_name((enum context)context);
}

static const char *name_of_class(unsigned class)
{
	return block_class_name((enum block_class) class);
}

static const char *name_of_act(unsigned act)
{
	return act_name((enum act)act);
}

static const char *name_of_lock(unsigned kind)
{
	return lock_kind_name((enum lock_kind)kind);
}

static const char *name_of_fd_state(unsigned state)
{
	return fd_state_name((enum fd_state)state);
}

bool fd_state_read(const struct json_node *node, enum fd_state *state, GError **error)
{
	const char *word;

	if (!json_node_string(node, &word, error))
		return false;
	return fd_state_from_name(word, state) ||
	       not_one_of(node, word, FD_STATE_COUNT, name_of_fd_state, error);
}

bool act_word_read(const struct json_node *node, enum act *act, GError **error)
{
	const char *word;

	if (!json_node_string(node, &word, error))
		return false;
	return act_from_name(word, act) || not_one_of(node, word, ACT_COUNT, name_of_act, error);
}

bool lock_kind_read(const struct json_node *node, enum lock_kind *kind, GError **error)
{
	const char *word;

	if (!json_node_string(node, &word, error))
		return false;
	return lock_kind_from_name(word, kind) ||
	       not_one_of(node, word, LOCK_KIND_COUNT, name_of_lock, error);
}

bool context_read(const struct json_node *node, enum context *context, GError **error)
{
	const char *word;

	if (!json_node_string(node, &word, error))
		return false;
	return context_from_name(word, context) ||
	       not_one_of(node, word, CONTEXT_COUNT, name_of_context, error);
}

bool block_class_read(const struct json_node *node, enum block_class *class, GError **error)
{
	const char *word;

	if (!json_node_string(node, &word, error))
		return false;
	return block_class_from_name(word, class) ||
	       not_one_of(node, word, BLOCK_CLASS_COUNT, name_of_class, error);
}

bool string_read(struct pack *pack, const struct json_node *node, const char **string,
                 GError **error)
{
	const char *text;

	if (!json_node_string(node, &text, error))
		return false;
	*string = pack_string(pack, text);
	return true;
}

static bool is_identifier(const char *name)
{
	if (!g_ascii_isalpha(*name) && *name != '_')
		return false;
	while (g_ascii_isalnum(*name) || *name == '_')
		name++;
	return *name == '\0';
}

bool identifier_read(struct pack *pack, const struct json_node *node, const char **name,
                     GError **error)
{
	const char *text;

	if (!json_node_string(node, &text, error))
		return false;
	if (!is_identifier(text))
		return json_node_error(node, error, "\"%s\" is not a C identifier", text);
	*name = pack_string(pack, text);
	return true;
}

bool optional_string_read(struct pack *pack, const struct json_node *object, const char *key,
                          const char **string, GError **error)
{
	struct json_node member;

	return !json_node_member(object, key, &member) || string_read(pack, &member, string, error);
}

bool optional_true_read(const struct json_node *object, const char *key, bool *flag, GError **error)
{
	struct json_node member;

	if (!json_node_member(object, key, &member))
		return true;
	if (!json_is_true(member.value))
		return json_node_error(&member, error, "must be true, or left out");
	*flag = true;
	return true;
}

bool optional_index_read(const struct json_node *node, const char *key, int *index, GError **error)
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

bool subject_read(const struct json_node *node, bool *returned, bool *pointee, unsigned *arg,
                  GError **error)
{
	struct json_node by_arg, by_pointee;
	bool has_arg = json_node_member(node, "arg", &by_arg);
	bool has_pointee = json_node_member(node, "pointee", &by_pointee);

	if (!optional_true_read(node, "returns", returned, error))
		return false;
	if (*returned + has_arg + has_pointee != 1)
		return json_node_error(node, error, "needs exactly one of returns, arg, pointee");
	*pointee = has_pointee;
	return *returned || index_read(has_arg ? &by_arg : &by_pointee, arg, error);
}
