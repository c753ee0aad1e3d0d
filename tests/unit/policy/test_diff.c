/* SPDX-License-Identifier: MIT
 *
 * test_diff.c - which lines a diff has touched, and what is said of text that is none.
 *
 * A row is a diff, lines "file:line" separated by blanks that it has touched, and such that it has
 * not. The repository is /repo, the working directory /repo/sub.
 */
#include "policy/diff.h"
#include "policy/diff_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define HEAD(old, fresh) "diff --git " old " " fresh "\n--- " old "\n+++ " fresh "\n"

static const struct {
	const char *text, *touched, *other;
} rows[] = {
	{ "", "", "a.c:1" },
	{ "\n \n", "", "a.c:1" },
	{ HEAD("a/x.c", "b/x.c") "@@ -1,2 +1,3 @@ f()\n a\n+b\n c\n", "../x.c:2",
	  "../x.c:1 ../x.c:3 y.c:2" },
	{ HEAD("a/sub/x.c", "b/sub/x.c") "@@ -5 +5,2 @@\n-a\n+b\n+c\n", "x.c:5 x.c:6 ../sub/x.c:5",
	  "x.c:4 x.c:7" },
	/* relative to the working directory, without letters, with others, absolute */
	{ "--- x.c\t2020-01-01\n+++ x.c\t2020-01-02\n@@ -0,0 +1 @@\n+a\n", "x.c:1 ../x.c:1",
	  "y.c:1" },
	{ HEAD("i/x.c", "w/x.c") "@@ -0,0 +1 @@\n+a\n", "../x.c:1", "" },
	{ HEAD("/repo/x.c", "/repo/x.c") "@@ -0,0 +1 @@\n+a\n", "../x.c:1", "x.c:2" },
	/* several hunks and files, in any order */
	{ HEAD("a/x.c", "b/x.c") "@@ -9,0 +9,2 @@\n+a\n+b\n@@ -20,0 +22 @@\n+c\n" HEAD(
		  "a/y.c", "b/y.c") "@@ -1,0 +1 @@\n+a\n" HEAD("a/x.c",
	                                                       "b/x.c") "@@ -1,0 +1,9 "
	                                                                "@@\n+1\n+2\n+3\n+4\n+5\n+"
	                                                                "6\n+7\n+8\n+9\n",
	  "../x.c:9 ../x.c:10 ../x.c:22 ../y.c:1 ../x.c:1 ../x.c:5",
	  "../x.c:11 ../x.c:21 ../y.c:9" },
	/* code that looks like a diff */
	{ HEAD("a/x.c", "b/x.c") "@@ -1,2 +1,2 @@\n--- a/y.c\n-@@ x\n+++ b/y.c\n+@@ -1 +1 @@\n",
	  "../x.c:1 ../x.c:2", "../y.c:1" },
	/* removed lines leave nothing; deleted, renamed, binary, mode */
	{ HEAD("a/x.c", "b/x.c") "@@ -1,3 +1 @@\n-a\n b\n-c\n", "", "../x.c:1 ../x.c:2" },
	{ "diff --git a/x.c b/x.c\ndeleted file mode 100644\n--- a/x.c\n+++ /dev/null\n@@ -1,2 "
	  "+0,0 "
	  "@@\n-a\n-b\n",
	  "", "../x.c:1" },
	{ "diff --git a/x.c b/y.c\nsimilarity index 100%\nrename from x.c\nrename to y.c\n", "",
	  "../y.c:1" },
	{ "diff --git a/x.c b/y.c\nsimilarity index 90%\nrename from x.c\nrename to y.c\n--- "
	  "a/x.c\n"
	  "+++ b/y.c\n@@ -1 +1 @@\n-a\n+b\n",
	  "../y.c:1", "../x.c:1" },
	{ "diff --git a/x b/x\nBinary files a/x and b/x differ\ndiff --git a/y b/y\nGIT binary "
	  "patch\n"
	  "literal 3\nzcmZ\n\nliteral 0\nHcmV\n\n" HEAD("a/z.c", "b/z.c") "@@ -0,0 +1 @@\n+a\n",
	  "../z.c:1", "../x:1" },
	{ "diff --git a/x.c b/x.c\nold mode 100644\nnew mode 100755\n", "", "../x.c:1" },
	/* ends: none, CR LF, a blank that was cut */
	{ HEAD("a/x.c",
	       "b/x.c") "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at "
	                "end of file",
	  "../x.c:1", "../x.c:2" },
	{ "--- a/x.c\r\n+++ b/x.c\r\n@@ -1,2 +1,3 @@\r\n a\r\n\r\n+b\r\n", "../x.c:3", "../x.c:2" },
	{ HEAD("a/x.c", "b/x.c") "@@ -1,2 +1,3 @@\n\n\n+b", "../x.c:3", "../x.c:2" },
	/* names */
	{ HEAD("\"a/\\303\\244 b.c\"", "\"b/\\303\\244 \\\"b\\\".c\"") "@@ -0,0 +1 @@\n+a\n",
	  "../\303\244_\"b\".c:1", "" },
	{ HEAD("a/a b.c\t", "b/a b.c\t") "@@ -0,0 +1 @@\n+a\n", "../a_b.c:1", "" },
	/* what mail, show and log put around it */
	{ "From 1234\nSubject: x\n---\n x.c | 2 +\n--- not a file\n\n" HEAD(
		  "a/x.c", "b/x.c") "@@ -0,0 +1 @@\n+a\n-- \n2.39\n",
	  "../x.c:1", "../x.c:2" },
};

static const struct {
	const char *text, *error;
} wrong[] = {
	{ "hello\nworld\n", "name:1: no unified diff" },
	{ "{\"a\": 1}", "name:1: no unified diff" },
	{ "\n\nx", "name:1: no unified diff" },
	{ "@@ -1 +1 @@\n+a\n", "name:1: a hunk of no file" },
	{ HEAD("a/x", "b/x") "diff --git a/y b/y\n@@ -1 +1 @@\n", "name:5: a hunk of no file" },
	{ HEAD("a/x", "b/x") "@@ -1,2 +1,2 @@\n a\n", "name:5: the diff ends in the middle" },
	{ HEAD("a/x", "b/x") "@@ -1,2 +1,2 @@\n a\ndiff --git", "name:6: no line of a hunk" },
	{ HEAD("a/x", "b/x") "@@ -1 +1,2 @@\n+a\n-b\n-c\n+d\n", "name:7: more lines than" },
	{ HEAD("a/x", "b/x") "@@ -1,2 +1 @@\n-a\n+b\n+c\n", "name:7: no line of a hunk" },
	{ HEAD("a/x", "b/x") "@@ 1,2 +1,2 @@\n", "name:4: no hunk's head" },
	{ HEAD("a/x", "b/x") "@@ -1,2 +1,x @@\n", "name:4: no hunk's head" },
	{ HEAD("a/x", "b/x") "@@ -1 +99999999999999 @@\n", "name:4: no hunk's head" },
	{ HEAD("a/x", "b/x") "@@ -1 +1\n", "name:4: no hunk's head" },
	{ HEAD("a/x", "b/x") "@@", "name:4: no hunk's head" },
	{ "diff --cc x\n--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n++a\n", "name:4: a combined diff" },
	{ HEAD("a/x", "\"b/x"), "name:3: the name of a file" },
	{ HEAD("a/x", "\"b/\\9\""), "name:3: the name of a file" },
	{ HEAD("a/x", ""), "name:3: the name of a file" },
};

static struct diff *parse(const char *text, gsize size, GError **error)
{
	/* Exactly as long as said, so that reading beyond the end shows. */
	g_autofree char *copy = g_memdup2(text, size);

	return diff_parse("name", size ? copy : "", size, error);
}

static bool touches(struct diff *diff, const char *place, bool by_step)
{
	struct finding *finding = finding_new("ASY101", "x", SEVERITY_ERROR);
	g_autofree char *file = g_strdup(place);
	char *colon = strrchr(file, ':');
	unsigned line = (unsigned)atoi(colon + 1);
	bool found;

	*colon = '\0';
	g_strdelimit(file, "_", ' ');
	finding->file = g_strdup(by_step ? "other.c" : file);
	finding->line = line;
	finding_add_step(finding->trace, "other.c", 1, 1, "f", "calls");
	if (by_step) {
		finding->trace2 = finding_new_trace();
		finding_add_step(finding->trace2, file, line, 1, "f", "calls");
	}
	found = diff_touches(diff, "/repo", "/repo/sub", finding);
	finding_free(finding);
	return found;
}

static void check(struct diff *diff, size_t row, const char *places, bool expected)
{
	g_auto(GStrv) all = g_strsplit(places, " ", -1);

	for (char **place = all; *place; place++)
		for (int by_step = 0; **place && by_step < 2; by_step++)
			if (touches(diff, *place, by_step) != expected)
				fail_msg("row %zu, %s: %stouch was expected", row, *place,
				         expected ? "a " : "no ");
}

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		struct diff *diff = parse(rows[i].text, strlen(rows[i].text), &error);

		if (!diff)
			fail_msg("row %zu: %s", i, error->message);
		check(diff, i, rows[i].touched, true);
		check(diff, i, rows[i].other, false);
		diff_free(diff);
	}
}

static void test_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_autoptr(GError) error = NULL;
		struct diff *diff = parse(wrong[i].text, strlen(wrong[i].text), &error);

		if (diff)
			fail_msg("row %zu: an error was expected", i);
		if (!g_str_has_prefix(error->message, wrong[i].error))
			fail_msg("row %zu: %s", i, error->message);
	}
}

/* Cut anywhere, and with any byte changed: an error or a diff, and nothing read beyond the end. */
static void test_damaged(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		gsize size = strlen(rows[i].text);

		for (gsize at = 0; at < size; at++) {
			g_autofree char *text = g_memdup2(rows[i].text, size);

			diff_free(parse(text, at, NULL));
			text[at] = (char)(at % 3 ? at * 7 : 0);
			diff_free(parse(text, size, NULL));
		}
	}
}

static void test_long(void **state)
{
	g_autoptr(GString) text = g_string_new(HEAD("a/x.c", "b/x.c"));

	(void)state;
	for (int i = 0; i < 100000; i++)
		g_string_append_printf(text, "@@ -%d,0 +%d @@\n+a\n", i, 3 * i + 1);
	struct diff *diff = parse(text->str, text->len, NULL);

	assert_non_null(diff);
	check(diff, 0, "../x.c:1 ../x.c:4 ../x.c:299998", true);
	check(diff, 0, "../x.c:2 ../x.c:299999 ../x.c:4000000000", false);
	diff_free(diff);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_wrong),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
