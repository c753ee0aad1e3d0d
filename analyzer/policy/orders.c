/* SPDX-License-Identifier: MIT
 *
 * orders.c - the few words of a suppression.
 *
 * Rules are separated by commas, with or without blanks; the first word that no comma announces
 * begins the reason, which goes on to the end or to the next order. Dashes and colons in front of
 * it are no part of it, and a reason without a letter or digit is none. In front of other words
 * than "ignore" the comment must begin with our word, else it is somebody's prose about us.
 */
#include "policy/orders.h"

#include <stdbool.h>
#include <string.h>

#define WORD   "asynclint:"
#define IGNORE "ignore"

static void order_free(gpointer data)
{
	struct order_text *order = data;

	g_ptr_array_unref(order->rules);
	g_free(order->reason);
	g_free(order->unknown);
	g_free(order);
}

static struct order_text *order_new(void)
{
	struct order_text *order = g_new0(struct order_text, 1);

	order->rules = g_ptr_array_new_with_free_func(g_free);
	return order;
}

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t");
}

/* Does something that may be a rule's id or name begin at AT? */
static bool names_rule(const char *at)
{
	size_t length = 0;

	while (g_ascii_isalnum(at[length]) || at[length] == '-')
		length++;
	return length && strchr(" \t,:", at[length]);
}

/* Does an order begin with our word at AT in TEXT? Where the rest begins, behind "ignore", or NULL.
 */
static const char *behind_ignore(const char *text, const char *at)
{
	size_t length = strlen(IGNORE);
	const char *ignore = skip_blanks(at + strlen(WORD));

	if (strncmp(ignore, IGNORE, length) != 0 || !strchr(" \t", ignore[length]))
		return NULL;
	if (at > text && (at[-1] != ' ' || !names_rule(skip_blanks(ignore + length))))
		return NULL;
	return ignore + length;
}

/* Where the next order in TEXT begins from AT on, or NULL. */
static const char *next_order(const char *text, const char *at)
{
	while ((at = strstr(at, WORD)) && !behind_ignore(text, at))
		at += strlen(WORD);
	return at;
}

/* The reason in the text from AT to END (NULL: all of it), or NULL. */
static char *take_reason(const char *at, const char *end)
{
	g_autofree char *text = end ? g_strndup(at, (gsize)(end - at)) : g_strdup(at);
	bool says = false;

	at = text + strspn(text, " \t-:");
	for (const char *c = at; *c; c++)
		says |= g_ascii_isalnum(*c) || (guchar)*c >= 0x80;
	return says ? g_strchomp(g_strdup(at)) : NULL;
}

/* Rules separated by commas from AT on, no further than END; where they end. */
static const char *take_rules(const char *at, const char *end, GPtrArray *rules)
{
	for (;;) {
		size_t length;

		at = skip_blanks(at);
		length = end ? MIN(strcspn(at, ", \t"), (size_t)(end - at)) : strcspn(at, ", \t");
		if (length)
			g_ptr_array_add(rules, g_strndup(at, length));
		at += length;
		if (*skip_blanks(at) != ',')
			return at;
		at = skip_blanks(at) + 1;
	}
}

/* "ASY101: because", as one writes it without thinking. */
static void drop_colon(GPtrArray *rules)
{
	char *last = rules->len ? rules->pdata[rules->len - 1] : NULL;
	size_t length = last ? strlen(last) : 0;

	if (length > 1 && last[length - 1] == ':')
		last[length - 1] = '\0';
}

GPtrArray *orders_in_comment(const char *text)
{
	GPtrArray *orders = g_ptr_array_new_with_free_func(order_free);
	const char *at = next_order(text, text);

	if (g_str_has_prefix(text, WORD) && !behind_ignore(text, text)) {
		const char *word = skip_blanks(text + strlen(WORD));
		struct order_text *order = order_new();

		order->unknown = g_strndup(word, strcspn(word, " \t"));
		g_ptr_array_add(orders, order);
	}
	while (at) {
		const char *rest = behind_ignore(text, at), *end = next_order(text, rest);
		struct order_text *order = order_new();

		rest = take_rules(rest, end, order->rules);
		drop_colon(order->rules);
		order->reason = take_reason(rest, end);
		g_ptr_array_add(orders, order);
		at = end;
	}
	return orders;
}

GPtrArray *orders_in_annotation(const char *text)
{
	GPtrArray *orders = g_ptr_array_new_with_free_func(order_free);
	struct order_text *order = order_new();
	const char *rules = text + strlen(ANNOTATION_START);
	const char *colon = strchr(rules, ':');
	g_autofree char *list = colon ? g_strndup(rules, (gsize)(colon - rules)) : g_strdup(rules);

	take_rules(list, NULL, order->rules);
	order->reason = colon ? take_reason(colon + 1, NULL) : NULL;
	g_ptr_array_add(orders, order);
	return orders;
}
