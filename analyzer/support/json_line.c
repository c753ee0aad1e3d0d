/* SPDX-License-Identifier: MIT
 *
 * json_line.c - see json_line.h.
 *
 * The idea
 *   A parser has already accepted the text, so this is no second parser: it only skips. Strings
 *   are skipped as strings, brackets are counted, everything else is just passed over. Nothing
 *   recurses, so depth does not matter.
 *
 * What holds
 *   Never reads at or beyond END, whatever the text says: text that is no JSON gives a wrong line,
 *   not a crash.
 */
#include "support/json_line.h"

#include <stdbool.h>
#include <string.h>
#include <jansson.h>

struct scan {
	const char *at;
	const char *end;
	size_t line;
};

static bool more(const struct scan *scan)
{
	return scan->at < scan->end;
}

static void step(struct scan *scan)
{
	if (*scan->at == '\n')
		scan->line++;
	scan->at++;
}

/* Passes white space and whatever stands between values. */
static void skip_between(struct scan *scan)
{
	while (more(scan) && strchr(" \t\r\n,:", *scan->at))
		step(scan);
}

/* From an opening quote to behind the closing one. */
static void skip_string(struct scan *scan)
{
	step(scan);
	while (more(scan) && *scan->at != '"') {
		if (*scan->at == '\\')
			step(scan);
		if (more(scan))
			step(scan);
	}
	if (more(scan))
		step(scan);
}

static void skip_scalar(struct scan *scan)
{
	while (more(scan) && !strchr(" \t\r\n,:]}", *scan->at))
		step(scan);
}

/* From a value's first character to behind its last. */
static void skip_value(struct scan *scan)
{
	size_t depth = 0;

	do {
		skip_between(scan);
		if (!more(scan))
			return;
		switch (*scan->at) {
		case '"':
			skip_string(scan);
			break;
		case '{':
		case '[':
			depth++;
			step(scan);
			break;
		case '}':
		case ']':
			if (depth > 0)
				depth--;
			step(scan);
			break;
		default:
			skip_scalar(scan);
		}
	} while (depth > 0);
}

/* Is the quoted token of LENGTH bytes at TOKEN the string KEY? */
static bool token_is(const char *token, size_t length, const char *key)
{
	if (!memchr(token, '\\', length))
		return length == strlen(key) + 2 && memcmp(token + 1, key, length - 2) == 0;
	json_auto_t *decoded = json_loadb(token, length, JSON_DECODE_ANY, NULL);
	return decoded && strcmp(json_string_value(decoded), key) == 0;
}

/* Before an object: moves to member KEY's value. Returns the line of the key, 0 when absent. */
static size_t enter_member(struct scan *scan, const char *key)
{
	step(scan);
	for (;;) {
		skip_between(scan);
		if (!more(scan) || *scan->at != '"')
			return 0;
		const char *token = scan->at;
		size_t line = scan->line;

		skip_string(scan);
		if (token_is(token, (size_t)(scan->at - token), key)) {
			skip_between(scan);
			return line;
		}
		skip_value(scan);
	}
}

/* Before an array: moves to item INDEX. Returns its line, 0 when there are fewer. */
static size_t enter_item(struct scan *scan, size_t index)
{
	step(scan);
	for (;;) {
		skip_between(scan);
		if (!more(scan) || *scan->at == ']')
			return 0;
		if (index-- == 0)
			return scan->line;
		skip_value(scan);
	}
}

size_t json_line_of(const char *text, size_t length, const struct json_step *steps, size_t count)
{
	struct scan scan = { .at = text, .end = text + length, .line = 1 };
	size_t line;

	skip_between(&scan);
	line = scan.line;
	for (size_t i = 0; i < count && more(&scan); i++) {
		size_t next = 0;

		if (steps[i].key && *scan.at == '{')
			next = enter_member(&scan, steps[i].key);
		else if (!steps[i].key && *scan.at == '[')
			next = enter_item(&scan, steps[i].index);
		if (next == 0)
			return scan.line;
		line = next;
	}
	return line;
}
