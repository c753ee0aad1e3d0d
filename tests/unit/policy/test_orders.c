/* SPDX-License-Identifier: MIT
 *
 * test_orders.c - what a comment or an annotation orders, and prose that orders nothing.
 *
 * A row is a text and its orders, "RULE RULE: reason", separated by "; ". "!word" stands for a word
 * where "ignore" belongs, "-" for no reason.
 */
#include "policy/orders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

struct row {
	const char *text, *orders;
};

static const struct row comments[] = {
	{ "", "" },
	{ "nothing", "" },
	{ "asynclint: ignore ASY101 why not", "ASY101: why not" },
	{ "asynclint:ignore ASY101 x", "ASY101: x" },
	{ "asynclint: ignore a,b,c x", "a b c: x" },
	{ "asynclint: ignore a, b , c x, y", "a b c: x, y" },
	{ "asynclint: ignore a, ,b x", "a b: x" },
	{ "asynclint: ignore a: x", "a: x" },
	{ "asynclint: ignore a -- x", "a: x" },
	{ "asynclint: ignore a - : x", "a: x" },
	{ "asynclint: ignore a \xc3\xa4", "a: \xc3\xa4" },
	/* no reason, no rule */
	{ "asynclint: ignore a", "a: -" },
	{ "asynclint: ignore a ...", "a: -" },
	{ "asynclint: ignore a,", "a: -" },
	{ "asynclint: ignore", ": -" },
	{ "asynclint: ignore ,", ": -" },
	/* several */
	{ "asynclint: ignore a x asynclint: ignore b y", "a: x; b: y" },
	{ "asynclint: ignore a asynclint: ignore b y", "a: -; b: y" },
	{ "asynclint: ignore a see asynclint: the tool", "a: see asynclint: the tool" },
	{ "asynclint: ignore asynclint: ignore b y", ": -; b: y" },
	/* other words */
	{ "asynclint: off", "!off" },
	{ "asynclint:", "!" },
	{ "asynclint: ignored a x", "!ignored" },
	{ "asynclint: off asynclint: ignore a x", "!off; a: x" },
	{ "says asynclint: error", "" },
	{ "says asynclint: ignore a x", "a: x" },
	/* prose */
	{ "write asynclint: ignore ...", "" },
	{ "write asynclint: ignore", "" },
	{ "write `asynclint: ignore a x`", "" },
	{ "write \"asynclint: ignore a x\", then asynclint: ignore b y", "b: y" },
};

static const struct row annotations[] = {
	{ "asynclint::ignore:a:x y", "a: x y" }, { "asynclint::ignore:a,b: x: y", "a b: x: y" },
	{ "asynclint::ignore:a", "a: -" },       { "asynclint::ignore:a:", "a: -" },
	{ "asynclint::ignore:", ": -" },         { "asynclint::ignore::x", ": x" },
};

static void check(const struct row *row, GPtrArray *orders)
{
	g_autoptr(GString) said = g_string_new(NULL);

	for (guint i = 0; i < orders->len; i++) {
		const struct order_text *order = orders->pdata[i];

		g_string_append(said, i ? "; " : "");
		if (order->unknown) {
			g_string_append_printf(said, "!%s", order->unknown);
			continue;
		}
		for (guint k = 0; k < order->rules->len; k++)
			g_string_append_printf(said, "%s%s", k ? " " : "",
			                       (const char *)order->rules->pdata[k]);
		g_string_append_printf(said, ": %s", order->reason ? order->reason : "-");
	}
	if (strcmp(said->str, row->orders) != 0)
		fail_msg("\"%s\": %s, not %s", row->text, said->str, row->orders);
	g_ptr_array_unref(orders);
}

static void test_comments(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(comments); i++)
		check(&comments[i], orders_in_comment(comments[i].text));
}

static void test_annotations(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(annotations); i++)
		check(&annotations[i], orders_in_annotation(annotations[i].text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_comments),
		cmocka_unit_test(test_annotations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
