/* SPDX-License-Identifier: MIT
 *
 * duration.c - times as people write them.
 *
 * Milliseconds are the unit of stalls, so they reach up to ten seconds: "1204.0 ms" lines up with
 * "300.2 ms" above it. The decimal point is always a point: the program never sets a locale.
 */
#include "reader/base/duration.h"

#include <string.h>

#define CENTURY_NS (100.0 * 366 * 86400 * 1e9)

static const struct unit {
	const char *name;
	double ns;
} units[] = {
	{ "ns", 1 }, { "us", 1e3 }, { "ms", 1e6 }, { "s", 1e9 }, { "min", 60e9 },
};

void duration_append(GString *out, uint64_t ns)
{
	if (ns == 0)
		g_string_append(out, "0");
	else if (ns < 1000)
		g_string_append_printf(out, "%u ns", (unsigned)ns);
	else if (ns < 100 * 1000)
		g_string_append_printf(out, "%.1f us", (double)ns / 1e3);
	else if (ns < UINT64_C(10) * 1000 * 1000 * 1000)
		g_string_append_printf(out, "%.1f ms", (double)ns / 1e6);
	else
		g_string_append_printf(out, "%.2f s", (double)ns / 1e9);
}

bool duration_parse(const char *text, uint64_t *ns)
{
	if (!g_ascii_isdigit(text[0]) || (text[0] == '0' && (text[1] == 'x' || text[1] == 'X')))
		return false;

	char *end = NULL;
	double number = g_ascii_strtod(text, &end);

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		if (strcmp(end, units[i].name) != 0)
			continue;
		if (number * units[i].ns > CENTURY_NS)
			return false;
		*ns = (uint64_t)(number * units[i].ns + 0.5);
		return true;
	}
	return false;
}
