/* SPDX-License-Identifier: MIT
 *
 * advice.c - what to do about a stall, in plain words.
 *
 * Why: the person who reads a report at night did not write the probe. Each cause, and each kind of
 * blocking call, has one sentence; all of them are rows of advice.def.
 */
#include "reader/view/advice.h"

#include <glib.h>
#include <string.h>

static const struct row {
	const char *key; /* a cause, or names of calls with a blank on both sides of each */
	const char *sentence;
} causes[] = {
#define ADVICE_CAUSE(cause, sentence) { cause, sentence },
#include "reader/view/advice.def"
}, calls[] = {
#define ADVICE_CALL(names, sentence) { names, sentence },
#include "reader/view/advice.def"
};

/* CALL without the marks of its variants: "__pread64_chk" is a pread. The caller frees. */
static char *plain_name(const char *call)
{
	static const char *const beginnings[] = { "old_", "_IO_", "__", "isoc99_", "isoc23_" };
	static const char *const endings[] = { "_chk", "_unlocked", "_r", "_2", "64v2", "64" };
	g_autofree char *name = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		if (g_str_has_prefix(call, beginnings[i]))
			call += strlen(beginnings[i]);
	}
	name = g_strdup(call);
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		if (g_str_has_suffix(name, endings[i]))
			name[strlen(name) - strlen(endings[i])] = '\0';
	}
	return g_steal_pointer(&name);
}

static const char *for_call(const char *call)
{
	if (!*call || strchr(call, ' '))
		return NULL;
	g_autofree char *name = plain_name(call);
	g_autofree char *word = g_strdup_printf(" %s ", name);

	for (size_t i = 0; i < G_N_ELEMENTS(calls); i++) {
		if (strstr(calls[i].key, word))
			return calls[i].sentence;
	}
	return NULL;
}

const char *advice_for(const char *cause, const char *call)
{
	const char *sentence = NULL;

	if (call && g_strcmp0(cause, "blocked_call") == 0)
		sentence = for_call(call);
	for (size_t i = 0; !sentence && i < G_N_ELEMENTS(causes); i++) {
		if (g_strcmp0(cause, causes[i].key) == 0)
			sentence = causes[i].sentence;
	}
	return sentence;
}
