/* SPDX-License-Identifier: MIT
 *
 * test_settings.c - ASYNCPROBE_OPTIONS: what is understood, what is refused, how paths expand.
 */
#include "core/base/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void defaults(void **state)
{
	struct settings s;

	(void)state;
	settings_parse(&s, NULL);
	assert_int_equal(s.threshold, 100000000);
	assert_true(s.monitor && s.signals && !s.keep && !s.help && !s.verbose);
	assert_string_equal(s.report, "asyncprobe.%e.%p.json");
	assert_int_equal(s.complaint_count, 0);
}

static void all_kinds(void **state)
{
	struct settings s;

	(void)state;
	settings_parse(&s, "threshold=50ms:report=/var/log/%e.json::keep=1:monitor=0:");
	assert_int_equal(s.threshold, 50000000);
	assert_string_equal(s.report, "/var/log/%e.json");
	assert_true(s.keep && !s.monitor);
	assert_int_equal(s.complaint_count, 0);
}

static void times(void **state)
{
	static const struct {
		const char *text;
		uint64_t ns;
	} good[] = { { "threshold=7", 7 },
		     { "threshold=7ns", 7 },
		     { "threshold=7us", 7000 },
		     { "threshold=7ms", 7000000 },
		     { "threshold=7s", 7000000000 } };
	static const char *const bad[] = { "threshold=",     "threshold=0",
		                           "threshold=-5ms", "threshold=5 ms",
		                           "threshold=5m",   "threshold=ms",
		                           "threshold=1.5s", "threshold=99999999999999999999s" };
	struct settings s;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		settings_parse(&s, good[i].text);
		assert_int_equal(s.threshold, good[i].ns);
		assert_int_equal(s.complaint_count, 0);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		settings_parse(&s, bad[i]);
		assert_int_equal(s.threshold, 100000000);
		assert_int_equal(s.complaint_count, 1);
		assert_non_null(strstr(s.complaints[0], bad[i]));
	}
}

static void complaints(void **state)
{
	char many[2048] = "";
	char path[1200];
	struct settings s;

	(void)state;
	settings_parse(&s, "colour=red:keep=yes:nonsense:keep=");
	assert_int_equal(s.complaint_count, 4);
	assert_false(s.keep);
	for (int i = 0; i < 100; i++)
		strcat(many, "a=b:");
	settings_parse(&s, many);
	assert_int_equal(s.complaint_count, 100);
	memset(path, 'x', sizeof(path));
	memcpy(path, "report=", 7);
	path[sizeof(path) - 1] = '\0';
	settings_parse(&s, path);
	assert_string_equal(s.report, "asyncprobe.%e.%p.json");
	assert_int_equal(s.complaint_count, 1);
}

static void expansion(void **state)
{
	char buf[64];

	(void)state;
	assert_true(settings_expand("%e.%p.%t.%%.%x.json", "/tmp", "srv", 42, 7, buf, sizeof(buf)));
	assert_string_equal(buf, "/tmp/srv.42.7.%.%x.json");
	assert_true(settings_expand("/a%cb/%%c", "/tmp", "srv", 42, 7, buf, sizeof(buf)));
	assert_string_equal(buf, "/a:b/%c");
	assert_true(settings_expand("/a/%p%", "/tmp", "srv", 42, 7, buf, sizeof(buf)));
	assert_string_equal(buf, "/a/42%");
	assert_false(settings_expand("%e", "/tmp", "name", 1, 1, buf, 8));
	assert_string_equal(buf, "/tmp/na");
	assert_true(settings_sibling("/a/b.json", ".json", ".aprec", buf, sizeof(buf)));
	assert_string_equal(buf, "/a/b.aprec");
	assert_true(settings_sibling("/a/b.txt", ".json", ".aprec", buf, sizeof(buf)));
	assert_string_equal(buf, "/a/b.txt.aprec");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults),   cmocka_unit_test(all_kinds), cmocka_unit_test(times),
		cmocka_unit_test(complaints), cmocka_unit_test(expansion),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
