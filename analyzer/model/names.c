/* SPDX-License-Identifier: MIT
 *
 * names.c - the packs' words (contexts, classes, effects, acts), straight from the .def tables.
 *
 * One table per enum, expanded from the file that defines it, so a name, its enum and its phrase
 * cannot drift apart. Printing and reading use the same rows.
 */
#include "model/model.h"

#include <string.h>
#include <glib.h>

struct spelling {
	const char *name;
	const char *phrase;
};

static const struct spelling contexts[CONTEXT_COUNT] = {
#define CONTEXT(id, name, phrase) [CONTEXT_##id] = { name, phrase },
#include "model/context.def"
#undef CONTEXT
};

static const struct spelling classes[BLOCK_CLASS_COUNT] = {
#define BLOCK_CLASS(id, name, severity, phrase) [BLOCK_##id] = { name, phrase },
#include "model/block_class.def"
#undef BLOCK_CLASS
};

static const struct spelling effects[EFFECT_KIND_COUNT] = {
#define EFFECT(id, key, phrase, need) [EFFECT_##id] = { key, phrase },
#include "model/effect.def"
#undef EFFECT
};

static const struct spelling acts[ACT_COUNT] = {
#define ACT(id, name) [ACT_##id] = { name, NULL },
#include "model/act.def"
#undef ACT
};

static const struct spelling lock_kinds[LOCK_KIND_COUNT] = {
#define LOCK_KIND(id, name) [LOCK_KIND_##id] = { name, NULL },
#include "model/lock_kind.def"
#undef LOCK_KIND
};

static const struct spelling fd_states[FD_STATE_COUNT] = {
	[FD_UNKNOWN] = { "unknown", NULL },
	[FD_NONBLOCKING] = { "nonblocking", NULL },
	[FD_BLOCKING] = { "blocking", NULL },
	[FD_FILE] = { "file", NULL },
	[FD_DATAGRAM] = { "datagram", NULL },
	[FD_MEMORY] = { "memory", NULL },
	[FD_PRIVATE] = { "private", NULL },
	[FD_PEERLESS] = { "peerless", NULL },
	[FD_LOCAL] = { "local", NULL },
	[FD_BUFFERED] = { "buffered", NULL },
	[FD_BUFFERED_FILE] = { "buffered-file", NULL },
};

/* The row of TABLE called NAME, or -1. */
static int find(const struct spelling *table, int count, const char *name)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(table[i].name, name) == 0)
			return i;
	}
	return -1;
}

const char *context_name(enum context context)
{
	g_assert(context < CONTEXT_COUNT);
	return contexts[context].name;
}

const char *context_phrase(enum context context)
{
	g_assert(context < CONTEXT_COUNT);
	return contexts[context].phrase;
}

bool context_from_name(const char *name, enum context *context)
{
	int found = find(contexts, CONTEXT_COUNT, name);

	if (found >= 0)
		*context = (enum context)found;
	return found >= 0;
}

const char *block_class_name(enum block_class class)
{
	g_assert(class < BLOCK_CLASS_COUNT);
	return classes[class].name;
}

const char *block_class_phrase(enum block_class class)
{
	g_assert(class < BLOCK_CLASS_COUNT);
	return classes[class].phrase;
}

bool block_class_from_name(const char *name, enum block_class *class)
{
	int found = find(classes, BLOCK_CLASS_COUNT, name);

	if (found >= 0)
		*class = (enum block_class)found;
	return found >= 0;
}

const char *effect_key(enum effect_kind kind)
{
	g_assert(kind < EFFECT_KIND_COUNT);
	return effects[kind].name;
}

const char *effect_need(enum effect_kind kind)
{
	static const char *const needs[EFFECT_KIND_COUNT] = {
#define EFFECT(id, key, phrase, need) [EFFECT_##id] = need,
#include "model/effect.def"
#undef EFFECT
	};

	g_assert(kind < EFFECT_KIND_COUNT);
	return needs[kind];
}

const char *effect_phrase(enum effect_kind kind)
{
	g_assert(kind < EFFECT_KIND_COUNT);
	return effects[kind].phrase;
}

const char *act_name(enum act act)
{
	g_assert(act < ACT_COUNT);
	return acts[act].name;
}

bool act_from_name(const char *name, enum act *act)
{
	int found = find(acts, ACT_COUNT, name);

	if (found >= 0)
		*act = (enum act)found;
	return found >= 0;
}

const char *lock_kind_name(enum lock_kind kind)
{
	g_assert(kind < LOCK_KIND_COUNT);
	return lock_kinds[kind].name;
}

bool lock_kind_from_name(const char *name, enum lock_kind *kind)
{
	int found = find(lock_kinds, LOCK_KIND_COUNT, name);

	if (found >= 0)
		*kind = (enum lock_kind)found;
	return found >= 0;
}

/* Of the streams that never wait for a peer, which may wait longer? */
static unsigned rank(enum fd_state state)
{
	switch (state) {
	case FD_MEMORY:
		return 1;
	case FD_FILE:
		return 2;
	case FD_BUFFERED_FILE:
		return 3;
	default:
		return 0;
	}
}

enum fd_state fd_state_of_both(enum fd_state a, enum fd_state b)
{
	if (a == b)
		return a;
	if (!rank(a) || !rank(b))
		return FD_UNKNOWN;
	return rank(a) > rank(b) ? a : b;
}

const char *fd_state_name(enum fd_state state)
{
	g_assert(state < FD_STATE_COUNT);
	return fd_states[state].name;
}

bool fd_state_from_name(const char *name, enum fd_state *state)
{
	int found = find(fd_states, FD_STATE_COUNT, name);

	if (found >= 0)
		*state = (enum fd_state)found;
	return found >= 0;
}
