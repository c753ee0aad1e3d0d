/* SPDX-License-Identifier: MIT
 *
 * path_sets.c - comparing a path, or the beginning of one, with the heads of sets.
 *
 * Each head gives one of five answers: in or out, firmly or only as long as nothing follows, or
 * nothing. In a set one head that says in is enough; out is what all must say.
 */
#include "model/path_sets.h"

#include <glib.h>
#include <string.h>

struct path_sets {
	char **heads[PATH_SETS_MAX]; /* NULL-terminated */
	unsigned count;
	size_t longest;
};

enum answer {
	NOT_KNOWN,
	IN,
	IN_FIRM,
	OUT,
	OUT_FIRM
};

struct path_sets *path_sets_new(void)
{
	return g_new0(struct path_sets, 1);
}

void path_sets_free(struct path_sets *sets)
{
	if (!sets)
		return;
	for (unsigned i = 0; i < sets->count; i++)
		g_strfreev(sets->heads[i]);
	g_free(sets);
}

static bool same_heads(char **own, const char *const *heads, size_t count)
{
	if (g_strv_length(own) != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(own[i], heads[i]) != 0)
			return false;
	return true;
}

bool path_sets_add(struct path_sets *sets, const char *const *heads, size_t count, unsigned *number)
{
	for (*number = 0; *number < sets->count; ++*number)
		if (same_heads(sets->heads[*number], heads, count))
			return true;
	if (sets->count == PATH_SETS_MAX)
		return false;
	sets->heads[sets->count] = g_new0(char *, count + 1);
	for (size_t i = 0; i < count; i++)
		sets->heads[sets->count][i] = g_strdup(heads[i]);
	for (size_t i = 0; i < count; i++)
		sets->longest = MAX(sets->longest, strlen(heads[i]));
	sets->count++;
	return true;
}

size_t path_sets_longest(const struct path_sets *sets)
{
	return sets->longest;
}

static enum answer ask_head(const char *head, const char *text, size_t length, bool complete)
{
	size_t whole = strlen(head);
	bool folder = head[whole - 1] == '/';
	bool self = length + folder == whole; /* the folder without its '/', or the path */

	if (strncmp(head, text, MIN(length, whole)) != 0)
		return OUT_FIRM;
	if (length >= whole && folder)
		return IN_FIRM;
	if (length > whole)
		return OUT_FIRM;
	if (!complete)
		return NOT_KNOWN;
	return self ? IN : OUT;
}

static enum answer ask_set(char **heads, const char *text, size_t length, bool complete)
{
	enum answer all = OUT_FIRM;

	for (; *heads; heads++) {
		enum answer answer = ask_head(*heads, text, length, complete);

		if (answer == IN_FIRM)
			return IN_FIRM;
		if (all == IN || answer == OUT_FIRM)
			continue;
		if (answer == IN || all != NOT_KNOWN)
			all = answer;
	}
	return all;
}

struct path_marks path_sets_marks(const struct path_sets *sets, const char *text, size_t length,
                                  bool complete)
{
	struct path_marks marks = { 0, 0, 0 };

	if (length == 0 || *text != '/')
		return marks;
	for (unsigned i = 0; i < sets->count; i++) {
		enum answer answer = ask_set(sets->heads[i], text, length, complete);
		uint8_t bit = (uint8_t)(1u << i);

		if (answer == IN || answer == IN_FIRM)
			marks.in |= bit;
		if (answer == OUT || answer == OUT_FIRM)
			marks.out |= bit;
		if (answer == IN_FIRM || answer == OUT_FIRM)
			marks.firm |= bit;
	}
	return marks;
}
