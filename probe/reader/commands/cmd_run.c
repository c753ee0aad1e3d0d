/* SPDX-License-Identifier: MIT
 *
 * cmd_run.c - asyncprobe run -- CMD: start a program under the probe and collect what it leaves.
 *
 * The steps, in order: read the command line, find the program and the probe, check that one fits
 * into the other, make the folder and the environment, run, recover what killed processes left, say
 * where the reports are. Standard output belongs to the program; every line of ours goes to
 * standard error.
 */
#include "reader/commands/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "reader/base/duration.h"
#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/commands/defaults.h"
#include "reader/launch/attach_check.h"
#include "reader/launch/child.h"
#include "reader/launch/environment.h"
#include "reader/launch/folder.h"
#include "reader/launch/probe_library.h"
#include "reader/launch/program.h"
#include "reader/session/absence.h"
#include "reader/session/leftovers.h"
#include "reader/session/unwatched.h"

/* Reports that are named one by one at the end; more are only counted. */
#define NAMED_REPORTS 4

struct request {
	char *directory, *threshold, *probe;
	char **options;
	gboolean quiet;
	/* found on the way */
	char *folder, *library, *settings;
	struct program program;
	struct elf_facts facts;
};

static void request_release(struct request *request)
{
	g_free(request->directory);
	g_free(request->threshold);
	g_free(request->probe);
	g_strfreev(request->options);
	g_free(request->folder);
	g_free(request->library);
	g_free(request->settings);
	program_release(&request->program);
	elf_facts_release(&request->facts);
}

static gboolean parse(struct request *request, int *argc, char ***argv, GError **error)
{
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &request->directory,
		  "where reports go (default: " DEFAULT_DIRECTORY ")", "DIR" },
		{ "threshold", 't', 0, G_OPTION_ARG_FILENAME, &request->threshold,
		  "a turn of a loop longer than this is a stall (default: 100ms)", "T" },
		{ "option", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->options,
		  "one setting of ASYNCPROBE_OPTIONS; --option help=1 prints them", "NAME=VALUE" },
		{ "probe", 0, 0, G_OPTION_ARG_FILENAME, &request->probe,
		  "the libasyncprobe.so to load", "PATH" },
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &request->quiet,
		  "do not say which reports were written", NULL },
		{ 0 },
	};

	return command_parse(
		&command_run, "-- CMD [ARG...]",
		"Ends with the exit status of CMD, 128+N when signal N ended it, or 3 when the "
		"probe\ncannot attach (CMD is not started then).",
		entries, argc, argv, error);
}

/* All that can be wrong with the command line itself; makes the settings from it. */
static gboolean check(struct request *request, GError **error)
{
	const char *directory = request->directory ? request->directory : DEFAULT_DIRECTORY;
	g_autofree char *threshold = NULL;
	uint64_t ns = 0;

	if (request->threshold && (!duration_parse(request->threshold, &ns) || ns == 0)) {
		g_autofree char *shown = escape_dup(request->threshold);
		return failure_usage(error, "--threshold takes a time like 50ms or 1s, not \"%s\"",
		                     shown);
	}
	if (request->threshold) /* in a unit and notation that every probe knows */
		threshold = g_strdup_printf("%" G_GUINT64_FORMAT "ns", (guint64)ns);
	request->folder = g_canonicalize_filename(directory, NULL);
	request->settings = environment_settings(getenv("ASYNCPROBE_OPTIONS"), request->folder,
	                                         threshold, (const char *const *)request->options,
	                                         error);
	return request->settings != NULL;
}

static gboolean prepare(struct request *request, const char *command, GError **error)
{
	if (!program_find(&request->program, command, getenv("PATH"), error))
		return FALSE;
	request->library = probe_library_find(request->probe, getenv("ASYNCPROBE_LIBRARY"), error);
	if (!request->library || !elf_facts_read(&request->facts, request->program.loaded, error) ||
	    !attach_check(request->program.loaded, &request->facts, request->library, error))
		return FALSE;
	if (request->program.is_script && !request->quiet) {
		g_autofree char *script = escape_dup(command);
		g_autofree char *interpreter = escape_dup(request->program.loaded);
		fprintf(stderr,
		        "asyncprobe: %s is a script: the probe goes into %s and what it starts\n",
		        script, interpreter);
	}
	return TRUE;
}

static gboolean make_folder(const struct request *request, GError **error)
{
	if (g_mkdir_with_parents(request->folder, 0777) < 0 ||
	    access(request->folder, W_OK | X_OK) < 0) {
		g_autofree char *shown = escape_dup(request->folder);
		return failure_trouble(error, "%s: no folder for reports: %s", shown,
		                       g_strerror(errno));
	}
	return TRUE;
}

static void tell_absence(const struct request *request, const char *shown, uid_t user)
{
	struct absence absence;

	absence_look(&absence, request->folder, user);
	g_autofree char *reason = absence_reason(&absence);
	fprintf(stderr, "asyncprobe: no report in %s: %s\n", shown, reason);
}

/* One line about the reports, one for each process that still runs, one for each trouble. */
static void tell(const struct request *request, const GPtrArray *news, GPtrArray *running,
                 const GPtrArray *troubles, uid_t user)
{
	g_autoptr(GPtrArray) unwatched = unwatched_list(request->settings, request->library,
	                                                request->folder, running);
	const char *directory = request->directory ? request->directory : DEFAULT_DIRECTORY;
	g_autofree char *shown = escape_dup(directory);

	for (guint i = 0; i < troubles->len; i++)
		fprintf(stderr, "asyncprobe: %s\n", (char *)g_ptr_array_index(troubles, i));
	for (guint i = 0; i < running->len; i++)
		fprintf(stderr,
		        "asyncprobe: process %s still runs; its report comes when it ends, or "
		        "now with: asyncprobe flush -o %s %s\n",
		        (char *)g_ptr_array_index(running, i), shown,
		        (char *)g_ptr_array_index(running, i));
	for (guint i = 0; i < unwatched->len; i++)
		fprintf(stderr, "asyncprobe: %s\n", (char *)g_ptr_array_index(unwatched, i));
	if (news->len == 0 && running->len == 0 && unwatched->len == 0) {
		tell_absence(request, shown, user);
		return;
	}
	if (news->len > NAMED_REPORTS) {
		fprintf(stderr,
		        "asyncprobe: %u reports in %s; read them with: asyncprobe report %s\n",
		        news->len, shown, shown);
		return;
	}
	g_autoptr(GString) names = g_string_new(NULL);
	for (guint i = 0; i < news->len; i++) {
		g_autofree char *base = g_path_get_basename(g_ptr_array_index(news, i));
		g_autofree char *path = g_build_filename(directory, base, NULL);
		g_string_append_c(names, ' ');
		escape_append(names, path, ESCAPE_LIMIT);
	}
	if (news->len > 0)
		fprintf(stderr, "asyncprobe: wrote%s; read with: asyncprobe report%s\n", names->str,
		        names->str);
}

static int run_and_collect(const struct request *request, char **argv, GError **error)
{
	g_auto(GStrv) env = environment_make((const char *const *)environ, request->library,
	                                     attach_check_sanitizer(&request->facts),
	                                     request->settings);
	g_autoptr(GHashTable) before = folder_snapshot(request->folder);
	g_autoptr(GPtrArray) recordings = leftovers_list(request->folder);

	struct child_end end;
	if (!child_run(request->program.path, argv, env, &end, error))
		return -1;
	struct leftovers leftovers = {
		.folder = request->folder,
		.before = recordings,
		.keep = environment_flag(request->settings, "keep"),
		.process = end.pid,
		.signal = end.signal,
	};
	g_autoptr(GPtrArray) troubles = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) running = leftovers_recover(&leftovers, troubles);
	g_autoptr(GPtrArray) news = folder_news(request->folder, before);
	if (!request->quiet)
		tell(request, news, running, troubles, end.user);
	return end.status;
}

static int run(int argc, char **argv, GError **error)
{
	struct request request = { 0 };
	int status = -1;

	if (!parse(&request, &argc, &argv, error))
		;
	else if (argc < 2)
		failure_usage(error, "run: no program given: asyncprobe run -- CMD [ARG...]");
	else if (check(&request, error) && prepare(&request, argv[1], error) &&
	         make_folder(&request, error))
		status = run_and_collect(&request, argv + 1, error);
	request_release(&request);
	return status;
}

const struct command command_run = {
	.name = "run",
	.summary = "start a program under the probe",
	.options_first = TRUE,
	.run = run,
};
