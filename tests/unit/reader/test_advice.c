/* SPDX-License-Identifier: MIT
 *
 * test_advice.c - every cause, every call and every blind spot the probe knows has a sentence.
 *
 * The lists come from the probe's own tables, so a row added there without advice fails here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "reader/view/advice.h"
#include "reader/view/blind.h"

static const char *const causes[] = {
#define REC_CAUSE(id, name) name,
#include "format/record.def"
};

static const char *const blind_spots[] = {
#define REC_COVERAGE(id, name) name,
#include "format/record.def"
};

static const struct {
	const char *name, *kind;
} calls[] = {
#define CALL(name, type, kind, fd, object, params, args)          { #name, #kind },
#define VOID(name, kind, fd, object, params, args)                { #name, #kind },
#define FORMAT(name, type, kind, fd, through, last, params, args) { #name, #kind },
#define HAND(name, type, kind, params)                            { #name, #kind },
#define NAMED(name, kind)                                         { #name, #kind },
#include "core/state/calls.def"
};

static void every_cause_has_a_sentence(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
		if (!advice_for(causes[i], NULL))
			fail_msg("no advice for %s", causes[i]);
	}
}

static void every_blind_spot_has_a_sentence(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(blind_spots) / sizeof(blind_spots[0]); i++) {
		if (!blind_sentence(blind_spots[i]))
			fail_msg("no sentence for %s", blind_spots[i]);
	}
	assert_null(blind_sentence("from_the_future"));
}

static void every_blocking_call_has_its_own_sentence(void **state)
{
	const char *general = advice_for("blocked_call", NULL);

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		if (strcmp(calls[i].kind, "NEVER") == 0 || strcmp(calls[i].kind, "WAIT") == 0 ||
		    strcmp(calls[i].kind, "OTHER") == 0)
			continue;
		if (advice_for("blocked_call", calls[i].name) == general)
			fail_msg("no advice for %s", calls[i].name);
	}
}

static void variants_of_a_call_share_it(void **state)
{
	(void)state;
	assert_ptr_equal(advice_for("blocked_call", "__pread64_chk"),
	                 advice_for("blocked_call", "pread"));
	assert_ptr_equal(advice_for("blocked_call", "preadv64v2"),
	                 advice_for("blocked_call", "preadv2"));
	assert_ptr_not_equal(advice_for("blocked_call", "nanosleep"),
	                     advice_for("blocked_call", "getaddrinfo"));
}

static void strange_names_get_the_general_one_or_none(void **state)
{
	const char *general = advice_for("blocked_call", NULL);

	(void)state;
	assert_ptr_equal(advice_for("blocked_call", "no_such_call"), general);
	assert_ptr_equal(advice_for("blocked_call", ""), general);
	assert_ptr_equal(advice_for("blocked_call", "read readv"), general);
	assert_null(advice_for("no_such_cause", "read"));
	assert_null(advice_for(NULL, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_cause_has_a_sentence),
		cmocka_unit_test(every_blind_spot_has_a_sentence),
		cmocka_unit_test(every_blocking_call_has_its_own_sentence),
		cmocka_unit_test(variants_of_a_call_share_it),
		cmocka_unit_test(strange_names_get_the_general_one_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
