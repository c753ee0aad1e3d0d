/* SPDX-License-Identifier: MIT
 *
 * environment.c - the environment of a program under the probe.
 *
 * What holds
 *   - Preloads that were there stay, in their order, behind the probe. A sanitizer's runtime goes
 * in front of it, because it refuses to start anywhere but first; the loader knows how to find it
 * by name. The probe is not listed twice when asyncprobe runs under asyncprobe.
 *   - Settings that were there stay and ours come behind them: for a name that stands twice the
 * last one counts.
 *   - The report's place is absolute, because the program may change its directory.
 *   - A setting that the probe does not know is a mistake on our command line; the probe itself
 * could only note it in a report that nobody has yet.
 */
#include "reader/launch/environment.h"

#include <stdbool.h>
#include <string.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"

static void add_preload(GString *list, const char *path)
{
	if (list->len > 0)
		g_string_append_c(list, ':');
	g_string_append(list, path);
}

static char *preload(const char *existing, const char *probe, const char *sanitizer)
{
	g_auto(GStrv) parts = g_strsplit_set(existing ? existing : "", ": ", -1);
	GString *list = g_string_new(NULL);

	if (sanitizer)
		add_preload(list, sanitizer);
	add_preload(list, probe);
	for (char **part = parts; *part; part++) {
		if (**part && strcmp(*part, probe) != 0 && g_strcmp0(*part, sanitizer) != 0)
			add_preload(list, *part);
	}
	return g_string_free(list, FALSE);
}

/* Appends NAME=VALUE to the settings. */
static bool add_setting(GString *settings, const char *name, const char *value, GError **error)
{
	if (strpbrk(value, ":\n")) {
		g_autofree char *shown = escape_dup(value);
		return failure_usage(error, "the value of %s cannot hold a colon: %s", name, shown);
	}
	if (settings->len > 0)
		g_string_append_c(settings, ':');
	g_string_append_printf(settings, "%s=%s", name, value);
	return true;
}

static bool check_name(const char *name, GError **error)
{
	static const char *const names[] = {
#define SETTING(kind, name, initial, meaning) #name,
#include "format/settings.def"
#undef SETTING
		NULL
	};

	if (g_strv_contains(names, name))
		return true;
	g_autofree char *shown = escape_dup(name);
	g_autofree char *all = g_strjoinv(", ", (char **)names);
	return failure_usage(error, "--option: no setting \"%s\"; there are: %s", shown, all);
}

/* DIRECTORY/%e.%p.json, with every per cent sign of the directory doubled. */
static char *report_pattern(const char *directory)
{
	g_auto(GStrv) parts = g_strsplit(directory, "%", -1);
	g_autofree char *doubled = g_strjoinv("%%", parts);

	return g_build_filename(doubled, "%e.%p.json", NULL);
}

static bool add_option(GString *settings, const char *option, GError **error)
{
	const char *equals = strchr(option, '=');
	g_autofree char *shown = escape_dup(option);

	if (!equals || equals == option)
		return failure_usage(error, "--option takes NAME=VALUE, not %s", shown);
	g_autofree char *name = g_strndup(option, (gsize)(equals - option));
	return check_name(name, error) && add_setting(settings, name, equals + 1, error);
}

char *environment_settings(const char *existing, const char *directory, const char *threshold,
                           const char *const *options, GError **error)
{
	g_autoptr(GString) settings = g_string_new(existing);
	g_autofree char *pattern = report_pattern(directory);

	/* `run` makes reports of what processes leave behind, so they leave something in any case.
	 */
	if (!add_setting(settings, "report", pattern, error) ||
	    !add_setting(settings, "all", "1", error))
		return NULL;
	if (threshold && !add_setting(settings, "threshold", threshold, error))
		return NULL;
	for (; options && *options; options++) {
		if (!add_option(settings, *options, error))
			return NULL;
	}
	return g_strdup(settings->str);
}

bool environment_flag(const char *settings, const char *name)
{
	g_auto(GStrv) pairs = g_strsplit(settings, ":", -1);
	bool on = false;

	for (char **pair = pairs; *pair; pair++) {
		g_auto(GStrv) parts = g_strsplit(*pair, "=", 2);
		bool is_flag = parts[0] && parts[1] &&
		               (strcmp(parts[1], "0") == 0 || strcmp(parts[1], "1") == 0);
		if (is_flag && strcmp(parts[0], name) == 0)
			on = parts[1][0] == '1';
	}
	return on;
}

char **environment_make(const char *const *base, const char *probe, const char *sanitizer,
                        const char *settings)
{
	char **env = g_strdupv((char **)base);
	g_autofree char *list = preload(g_environ_getenv(env, "LD_PRELOAD"), probe, sanitizer);

	env = g_environ_setenv(env, "LD_PRELOAD", list, TRUE);
	return g_environ_setenv(env, "ASYNCPROBE_OPTIONS", settings, TRUE);
}
