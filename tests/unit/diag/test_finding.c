/* SPDX-License-Identifier: MIT
 *
 * test_finding.c - what a fingerprint depends on, and above all what it does not.
 *
 * Baselines live for years: a fingerprint that moves with an edit elsewhere makes every finding
 * new again. Each test changes one thing of the same finding and compares.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "diag/finding.h"

/* The finding all tests start from. */
static struct finding *base_finding(void)
{
	struct finding *finding = finding_new("ASY101", "blocking-call", SEVERITY_ERROR);

	finding->message = g_strdup("getaddrinfo() may wait for seconds");
	finding->file = g_strdup("src/resolve.c");
	finding->line = 31;
	finding->column = 7;
	finding->function = g_strdup("lookup");
	finding->root = g_strdup("on_read");
	finding_add_step(finding->trace, "src/server.c", 44, 2, "on_read", "calls lookup()");
	finding_add_step(finding->trace, "src/resolve.c", 31, 7, "lookup", "calls getaddrinfo()");
	return finding;
}

/* Seals and frees FINDING; its fingerprint. */
static char *sealed(struct finding *finding, const char *sink, unsigned ordinal)
{
	finding_seal(finding, sink, ordinal);
	char *fingerprint = g_strdup(finding->fingerprint);
	finding_free(finding);
	return fingerprint;
}

static void assert_same(struct finding *finding)
{
	g_autofree char *base = sealed(base_finding(), "getaddrinfo", 0);
	g_autofree char *other = sealed(finding, "getaddrinfo", 0);

	assert_string_equal(base, other);
}

static void assert_other(struct finding *finding, const char *sink, unsigned ordinal)
{
	g_autofree char *base = sealed(base_finding(), "getaddrinfo", 0);
	g_autofree char *other = sealed(finding, sink, ordinal);

	assert_string_not_equal(base, other);
}

static void is_32_hex_digits(void **state)
{
	(void)state;
	g_autofree char *fingerprint = sealed(base_finding(), "getaddrinfo", 0);

	assert_int_equal(strlen(fingerprint), 32);
	assert_int_equal(strspn(fingerprint, "0123456789abcdef"), 32);
}

static void survives_moves_and_wording(void **state)
{
	(void)state;
	struct finding *finding = base_finding();
	struct trace_step *step = g_ptr_array_index(finding->trace, 0);

	finding->line = 900;
	finding->column = 1;
	step->line = 901;
	step->column = 3;
	g_free(finding->message);
	finding->message = g_strdup("other words");
	g_free(step->message);
	step->message = g_strdup("other words");
	finding->why = g_strdup("new in the pack");
	finding->more_roots = 3;
	assert_same(finding);

	finding = base_finding();
	g_free(finding->file);
	finding->file = g_strdup("lib/resolve.c");
	assert_same(finding);
}

static void depends_on_names(void **state)
{
	(void)state;
	struct finding *finding = base_finding();
	finding->rule = "ASY401";
	assert_other(finding, "getaddrinfo", 0);

	finding = base_finding();
	g_free(finding->root);
	finding->root = g_strdup("on_timer");
	assert_other(finding, "getaddrinfo", 0);

	finding = base_finding();
	g_free(finding->function);
	finding->function = g_strdup("look");
	assert_other(finding, "getaddrinfo", 0);

	assert_other(base_finding(), "gethostbyname", 0);
	assert_other(base_finding(), "getaddrinfo", 1);
}

static void depends_on_the_path(void **state)
{
	(void)state;
	struct finding *finding = base_finding();
	finding_add_step(finding->trace, "x.c", 1, 1, "helper", "calls");
	assert_other(finding, "getaddrinfo", 0);

	finding = base_finding();
	finding->trace2 = finding_new_trace();
	finding_add_step(finding->trace2, "x.c", 1, 1, "holder", "locks");
	assert_other(finding, "getaddrinfo", 0);
}

static char *sealed_names(const char *root, const char *function)
{
	struct finding *finding = finding_new("ASY101", "blocking-call", SEVERITY_ERROR);

	finding->root = g_strdup(root);
	finding->function = g_strdup(function);
	return sealed(finding, "read", 0);
}

/* "ab" + "c" is not "a" + "bc", whatever is in the names; and NULL is not "". */
static void parts_do_not_run_together(void **state)
{
	static const char *const pairs[][2] = { { "ab", "c" },  { "a", "bc" },  { "abc", "" },
		                                { "a:b", "c" }, { "a", "b:c" }, { NULL, "x" },
		                                { "", "x" },    { "x", NULL } };
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		assert_true(g_hash_table_add(seen, sealed_names(pairs[i][0], pairs[i][1])));
}

static void reseal_depends_on_salt_and_before(void **state)
{
	(void)state;
	struct finding *one = base_finding(), *two = base_finding();

	finding_seal(one, "getaddrinfo", 0);
	finding_seal(two, "getaddrinfo", 0);
	finding_reseal(one, "a.c");
	assert_string_not_equal(one->fingerprint, two->fingerprint);
	finding_reseal(two, "a.c");
	assert_string_equal(one->fingerprint, two->fingerprint);
	finding_free(one);
	finding_free(two);
}

static void has_names(void **state)
{
	(void)state;
	assert_string_equal(severity_name(SEVERITY_NOTE), "note");
	assert_string_equal(severity_name(SEVERITY_WARNING), "warning");
	assert_string_equal(severity_name(SEVERITY_ERROR), "error");
	assert_string_equal(confidence_name(CONFIDENCE_LOW), "low");
	assert_string_equal(confidence_name(CONFIDENCE_MEDIUM), "medium");
	assert_string_equal(confidence_name(CONFIDENCE_HIGH), "high");
	finding_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_32_hex_digits),
		cmocka_unit_test(survives_moves_and_wording),
		cmocka_unit_test(depends_on_names),
		cmocka_unit_test(depends_on_the_path),
		cmocka_unit_test(parts_do_not_run_together),
		cmocka_unit_test(reseal_depends_on_salt_and_before),
		cmocka_unit_test(has_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
