/* SPDX-License-Identifier: MIT
 *
 * settings.h - what the user asked for, read once from ASYNCPROBE_OPTIONS.
 *
 * The variable looks like the sanitizers': name=value pairs with colons between. It is read before
 * main and never again, because programs clear their environment. A value that cannot be used
 * leaves the default in place and is kept as a complaint for the report.
 */
#ifndef CORE_BASE_SETTINGS_H
#define CORE_BASE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SETTINGS_PATH = 1024,
	SETTINGS_COMPLAINTS = 8,
	SETTINGS_COMPLAINT = 120
};

typedef uint64_t settings_TIME;
typedef bool settings_FLAG;
typedef char settings_PATH[SETTINGS_PATH];

struct settings {
#define SETTING(kind, name, initial, meaning) settings_##kind name;
#include "format/settings.def"
#undef SETTING
	unsigned complaint_count; /* may be more than are kept */
	char complaints[SETTINGS_COMPLAINTS][SETTINGS_COMPLAINT];
};

/* Fills SETTINGS with the defaults, then with what OPTIONS says (NULL: nothing). */
void settings_parse(struct settings *settings, const char *options);

/* Expands %e, %p, %t, %c and %% of PATTERN into BUF (SIZE bytes) and makes the result absolute with
 * CWD. False when it did not fit. */
bool settings_expand(const char *pattern, const char *cwd, const char *exe, long pid,
                     uint64_t time_s, char *buf, size_t size);

/* Replaces the suffix FROM at the end of PATH by TO, or appends TO, into BUF. False when it did
 * not fit. */
bool settings_sibling(const char *path, const char *from, const char *to, char *buf, size_t size);

/* Writes the table of settings to descriptor FD. */
void settings_print_help(int fd);

#endif
