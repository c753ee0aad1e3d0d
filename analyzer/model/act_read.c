/* SPDX-License-Identifier: MIT
 *
 * act_read.c - one item of "acts": what the call does to one object.
 *
 * Some keys belong to some acts only (a kind of lock to locks, what is kept to a start). A pack
 * that says more than an act can mean is refused, because its author had something else in mind.
 */
#include "model/pack_read.h"

#include <string.h>

static bool is_about_lock(enum act act)
{
	return act == ACT_LOCK || act == ACT_TRYLOCK || act == ACT_UNLOCK || act == ACT_WAIT;
}

/* "lock" and "shared", of the acts on locks. */
static bool lock_read(const struct json_node *node, struct model_act *act, GError **error)
{
	struct json_node kind;
	bool has_kind = json_node_member(node, "lock", &kind);

	if (!optional_true_read(node, "shared", &act->shared, error))
		return false;
	if (!is_about_lock(act->act)) {
		if (has_kind || act->shared)
			return json_node_error(node, error, "\"%s\" is not about a lock",
			                       act_name(act->act));
		return true;
	}
	return !has_kind || lock_kind_read(&kind, &act->lock, error);
}

/* What is acted on; a region in which nobody may yield may leave it out. */
static bool object_read(const struct json_node *node, struct model_act *act, GError **error)
{
	static const char *const subjects[] = { "returns", "arg", "pointee" };
	struct json_node subject;

	act->thread = act->lock == LOCK_KIND_NO_YIELD;
	for (size_t i = 0; act->thread && i < sizeof(subjects) / sizeof(*subjects); i++)
		act->thread = !json_node_member(node, subjects[i], &subject);
	return act->thread || subject_read(node, &act->returned, &act->pointee, &act->arg, error);
}

static bool ok_read(const struct json_node *node, struct model_act *act, GError **error)
{
	struct json_node ok;
	const char *word;

	if (!json_node_member(node, "ok", &ok))
		return act->act != ACT_TRYLOCK ||
		       json_node_error(node, error, "a trylock needs \"ok\"");
	if (!json_node_string(&ok, &word, error))
		return false;
	if (strcmp(word, "zero") != 0 && strcmp(word, "nonzero") != 0)
		return json_node_error(&ok, error, "\"%s\" is not one of zero, nonzero", word);
	act->ok = strcmp(word, "zero") == 0 ? OK_ZERO : OK_NONZERO;
	return true;
}

static bool others_read(const struct json_node *node, struct model_act *act, GError **error)
{
	if (!optional_index_read(node, "keeps", &act->keeps_arg, error) ||
	    !optional_index_read(node, "until", &act->until_arg, error))
		return false;
	if (!optional_true_read(node, "loose", &act->loose, error))
		return false;
	if (act->loose && act->act != ACT_START)
		return json_node_error(node, error, "\"loose\" belongs to a start");
	if (act->keeps_arg >= 0 && act->act != ACT_START)
		return json_node_error(node, error, "\"keeps\" belongs to a start");
	if (act->until_arg >= 0 && act->act != ACT_CLOSE)
		return json_node_error(node, error, "\"until\" belongs to a close");
	return true;
}

bool act_read(struct pack *pack, const struct json_node *node, void *act, GError **error)
{
	static const char *const keys[] = { "act",    "returns", "arg",   "pointee", "lock",
		                            "shared", "keeps",   "loose", "until",   "ok",
		                            "unless", "when",    NULL };
	struct model_act *row = act;
	struct json_node word;

	return json_node_object(node, keys, error) && json_node_need(node, "act", &word, error) &&
	       act_word_read(&word, &row->act, error) && lock_read(node, row, error) &&
	       object_read(node, row, error) && ok_read(node, row, error) &&
	       others_read(node, row, error) && condition_read(pack, node, &row->condition, error);
}
