/* SPDX-License-Identifier: MIT
 *
 * test_absence.c - the reason why there is no report: what is certain comes before what is likely.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reader/session/absence.h"

static const struct absence nothing_wrong = {
	.user = 33,
	.needed = 2 << 20,
	.free = UINT64_MAX,
	.limit = UINT64_MAX,
};

static void assert_reason(const struct absence *absence, const char *part)
{
	g_autofree char *reason = absence_reason(absence);

	assert_non_null(strstr(reason, part));
	assert_null(strchr(reason, '\n'));
}

static void each_reason_has_its_words(void **state)
{
	struct absence absence = nothing_wrong;

	(void)state;
	assert_reason(&absence, "static programs, set-user-ID programs, programs that clear LD_");
	absence.limit = 4096;
	assert_reason(&absence, "(ulimit -f) is 4.0 KiB, a recording needs 2.0 MiB");
	absence.free = 1024;
	assert_reason(&absence, "has 1.0 KiB left, a recording needs 2.0 MiB");
	absence.no_inodes = TRUE;
	assert_reason(&absence, "no room for another file");
	absence.refusal = EACCES;
	assert_reason(&absence, "user 33, whom the program ran as, cannot write there: Perm");
}

static void a_good_folder_gives_no_reason(void **state)
{
	char folder[] = "/tmp/reader-absence-XXXXXX";
	struct absence absence;

	(void)state;
	assert_non_null(mkdtemp(folder));
	absence_look(&absence, folder, geteuid());
	assert_int_equal(absence.refusal, 0);
	assert_true(absence.needed > 1 << 20);
	assert_true(absence.free > 0);
	assert_false(absence.no_inodes);
	assert_int_equal(rmdir(folder), 0);
}

static void another_user_is_asked_as_such(void **state)
{
	char folder[] = "/tmp/reader-absence-XXXXXX"; /* mode 0700 */
	struct absence absence;

	(void)state;
	if (geteuid() != 0)
		skip();
	assert_non_null(mkdtemp(folder));
	absence_look(&absence, folder, 65534);
	assert_int_equal(absence.refusal, EACCES);
	assert_int_equal(chmod(folder, 01777), 0);
	absence_look(&absence, folder, 65534);
	assert_int_equal(absence.refusal, 0);
	assert_int_equal(geteuid(), 0);
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_reason_has_its_words),
		cmocka_unit_test(a_good_folder_gives_no_reason),
		cmocka_unit_test(another_user_is_asked_as_such),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
