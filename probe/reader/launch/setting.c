/* SPDX-License-Identifier: MIT
 *
 * setting.c - one setting of ASYNCPROBE_OPTIONS, as the command line gives it.
 *
 * Names and kinds come from settings.def, so a new setting is known here as well. Times are passed
 * on in nanoseconds, a notation that every probe knows.
 */
#include "reader/launch/setting.h"

#include <stdbool.h>
#include <string.h>

#include "reader/base/duration.h"
#include "reader/base/escape.h"
#include "reader/base/failure.h"

/* Each makes VALUE, of the setting NAME, into what the probe takes. NULL with ERROR set. */
static char *take_TIME(const char *name, const char *value, GError **error)
{
	uint64_t ns = 0;

	if (duration_parse(value, &ns) && ns > 0)
		return g_strdup_printf("%" G_GUINT64_FORMAT "ns", (guint64)ns);
	g_autofree char *shown = escape_dup(value);
	failure_usage(error, "--option: %s takes a time like 50ms or 1s, not \"%s\"", name, shown);
	return NULL;
}

static char *take_FLAG(const char *name, const char *value, GError **error)
{
	if (strcmp(value, "0") == 0 || strcmp(value, "1") == 0)
		return g_strdup(value);
	g_autofree char *shown = escape_dup(value);
	failure_usage(error, "--option: %s takes 0 or 1, not \"%s\"", name, shown);
	return NULL;
}

static char *take_PATH(const char *name, const char *value, GError **error)
{
	/* We look for reports where we told the probe to put them. */
	if (strcmp(name, "report") == 0) {
		failure_usage(error, "--option: where reports go is set with -o DIR, not report=");
		return NULL;
	}
	if (!strchr(value, ':'))
		return g_strdup(value);
	g_autofree char *shown = escape_dup(value);
	failure_usage(error, "--option: %s cannot hold a colon; write it as %%c: %s", name, shown);
	return NULL;
}

static const struct {
	const char *name;
	char *(*take)(const char *name, const char *value, GError **error);
} rows[] = {
#define SETTING(kind, name, initial, meaning) { #name, take_##kind },
#include "format/settings.def"
#undef SETTING
};

static void unknown(const char *name, GError **error)
{
	g_autoptr(GString) all = g_string_new(NULL);
	g_autofree char *shown = escape_dup(name);

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		g_string_append_printf(all, "%s%s", i ? ", " : "", rows[i].name);
	failure_usage(error, "--option: no setting \"%s\"; there are: %s", shown, all->str);
}

char *setting_from_option(const char *option, GError **error)
{
	const char *equals = strchr(option, '=');

	if (!equals || equals == option) {
		g_autofree char *shown = escape_dup(option);
		failure_usage(error, "--option takes NAME=VALUE, not %s", shown);
		return NULL;
	}
	g_autofree char *name = g_strndup(option, (gsize)(equals - option));
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(name, rows[i].name) != 0)
			continue;
		g_autofree char *value = rows[i].take(name, equals + 1, error);
		return value ? g_strconcat(name, "=", value, NULL) : NULL;
	}
	unknown(name, error);
	return NULL;
}

char *setting_escape_path(const char *path)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (; *path; path++) {
		if (*path == '%')
			g_string_append(text, "%%");
		else if (*path == ':')
			g_string_append(text, "%c");
		else
			g_string_append_c(text, *path);
	}
	return g_strdup(text->str);
}

/* The opposite of setting_escape_path. NULL for what stands for something else in each process. */
static char *unescape(const char *pattern)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (; *pattern; pattern++) {
		if (*pattern != '%')
			g_string_append_c(text, *pattern);
		else if (*++pattern == '%' || *pattern == 'c')
			g_string_append_c(text, *pattern == 'c' ? ':' : '%');
		else
			return NULL;
	}
	return g_strdup(text->str);
}

char *setting_recording_folder(const char *settings)
{
	g_auto(GStrv) pairs = g_strsplit(settings ? settings : "", ":", -1);
	const char *report = NULL, *recording = NULL;

	for (char **pair = pairs; *pair; pair++) {
		if (g_str_has_prefix(*pair, "report="))
			report = *pair + strlen("report=");
		else if (g_str_has_prefix(*pair, "recording="))
			recording = *pair + strlen("recording=");
	}
	const char *pattern = recording && *recording ? recording : report;
	if (!pattern || *pattern != '/')
		return NULL;
	g_autofree char *folder = g_path_get_dirname(pattern);
	return unescape(folder);
}
