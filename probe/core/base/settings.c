/* SPDX-License-Identifier: MIT
 *
 * settings.c - ASYNCPROBE_OPTIONS into struct settings, driven by settings.def.
 *
 * Each row of the table becomes a field, a default, a parser by kind and a line of help. To add a
 * setting, add a row.
 */
#include "core/base/settings.h"

#include <string.h>

#include "core/base/sys.h"
#include "core/base/text.h"

static bool parse_TIME(const char *value, settings_TIME *out)
{
	return text_parse_time(value, out);
}

static bool parse_FLAG(const char *value, settings_FLAG *out)
{
	if ((value[0] != '0' && value[0] != '1') || value[1] != '\0')
		return false;
	*out = value[0] == '1';
	return true;
}

static bool parse_PATH(const char *value, settings_PATH *out)
{
	if (strlen(value) >= SETTINGS_PATH)
		return false;
	memcpy(*out, value, strlen(value) + 1);
	return true;
}

static void complain(struct settings *settings, const char *what, const char *pair)
{
	if (settings->complaint_count < SETTINGS_COMPLAINTS) {
		struct text text = text_in(settings->complaints[settings->complaint_count],
		                           SETTINGS_COMPLAINT);

		text_put(&text, what);
		text_put(&text, ": ");
		text_put(&text, pair);
	}
	settings->complaint_count++;
}

/* Sets the setting NAME to VALUE; PAIR is both as the user wrote them. */
static void assign(struct settings *settings, const char *name, const char *value, const char *pair)
{
#define SETTING(kind, field, initial, meaning)                                                     \
	if (strcmp(name, #field) == 0) {                                                           \
		if (!parse_##kind(value, &settings->field))                                        \
			complain(settings, "bad value, default used", pair);                       \
		return;                                                                            \
	}
#include "format/settings.def"
#undef SETTING
	complain(settings, "unknown setting", pair);
}

static void parse_pair(struct settings *settings, const char *pair, size_t length)
{
	char copy[SETTINGS_PATH + 32];
	char shown[SETTINGS_PATH + 32];
	char *equals;

	if (length == 0)
		return;
	if (length >= sizeof(copy))
		length = sizeof(copy) - 1;
	memcpy(copy, pair, length);
	copy[length] = '\0';
	memcpy(shown, copy, length + 1);
	equals = strchr(copy, '=');
	if (!equals) {
		complain(settings, "not name=value", shown);
		return;
	}
	*equals = '\0';
	assign(settings, copy, equals + 1, shown);
}

void settings_parse(struct settings *settings, const char *options)
{
	memset(settings, 0, sizeof(*settings));
#define SETTING(kind, field, initial, meaning) parse_##kind(initial, &settings->field);
#include "format/settings.def"
#undef SETTING
	while (options && *options) {
		size_t length = strcspn(options, ":");

		parse_pair(settings, options, length);
		options += length;
		if (*options == ':')
			options++;
	}
}

bool settings_expand(const char *pattern, const char *cwd, const char *exe, long pid,
                     uint64_t time_s, char *buf, size_t size)
{
	struct text text = text_in(buf, size);

	if (pattern[0] != '/') {
		text_put(&text, cwd);
		text_put(&text, "/");
	}
	for (const char *at = pattern; *at; at++) {
		char next = *at == '%' ? at[1] : '\0';

		switch (next) {
		case 'e':
			text_put(&text, exe);
			break;
		case 'p':
			text_put_number(&text, pid);
			break;
		case 't':
			text_put_number(&text, (int64_t)time_s);
			break;
		case 'c': /* the options themselves are parted by colons */
			text_put(&text, ":");
			break;
		case '%':
			text_put(&text, "%");
			break;
		default:
			text_put_bytes(&text, at, 1);
			continue;
		}
		at++;
	}
	return !text.cut;
}

bool settings_sibling(const char *path, const char *from, const char *to, char *buf, size_t size)
{
	struct text text = text_in(buf, size);
	size_t length = strlen(path);
	size_t suffix = strlen(from);

	if (length >= suffix && strcmp(path + length - suffix, from) == 0)
		length -= suffix;
	text_put_bytes(&text, path, length);
	text_put(&text, to);
	return !text.cut;
}

void settings_print_help(int fd)
{
	static const char lines[] =
		"asyncprobe: settings of ASYNCPROBE_OPTIONS, as name=value:name=value\n"
#define SETTING(kind, field, initial, meaning) "  " #field " (" initial "): " meaning "\n"
#include "format/settings.def"
#undef SETTING
		;

	sys_write_all(fd, lines, sizeof(lines) - 1);
}
