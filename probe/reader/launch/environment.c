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
 */
#include "reader/launch/environment.h"

#include <stdbool.h>
#include <string.h>

#include "reader/launch/setting.h"

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

/* Appends PAIR ("NAME=VALUE") to the settings. */
static void add_pair(GString *settings, const char *pair)
{
	if (settings->len > 0)
		g_string_append_c(settings, ':');
	g_string_append(settings, pair);
}

char *environment_settings(const char *existing, const char *directory, const char *threshold,
                           const char *const *options, GError **error)
{
	g_autoptr(GString) settings = g_string_new(existing);
	g_autofree char *folder = setting_escape_path(directory);
	g_autofree char *pattern = g_build_filename(folder, "%e.%p.json", NULL);
	g_autofree char *report = g_strconcat("report=", pattern, NULL);

	/* `run` makes reports of what processes leave behind, so they leave something in any case.
	 */
	add_pair(settings, report);
	add_pair(settings, "all=1");
	if (threshold) {
		g_autofree char *pair = g_strconcat("threshold=", threshold, NULL);
		add_pair(settings, pair);
	}
	for (; options && *options; options++) {
		g_autofree char *pair = setting_from_option(*options, error);
		if (!pair)
			return NULL;
		add_pair(settings, pair);
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
