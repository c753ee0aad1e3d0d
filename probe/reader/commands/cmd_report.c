/* SPDX-License-Identifier: MIT
 *
 * cmd_report.c - asyncprobe report FILE|DIR...: print reports, and say no when over budget.
 *
 * The four steps are visible in show(): load and check, sort, name the frames, print in the chosen
 * format. The verdict on the budget goes to standard error, so that it never mixes with the output.
 */
#include "reader/commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/load/report_set.h"
#include "reader/session/budget.h"
#include "reader/session/resolve.h"
#include "reader/session/session.h"
#include "reader/view/view.h"

struct request {
	char *format;
	char *fail_on;
	char *debug_path;
	int top;
	struct budget *budget;
	const struct view *view;
};

static void request_release(struct request *request)
{
	g_free(request->format);
	g_free(request->fail_on);
	g_free(request->debug_path);
	budget_free(request->budget);
}

static gboolean parse(struct request *request, int *argc, char ***argv, GError **error)
{
	const GOptionEntry entries[] = {
		{ "format", 0, 0, G_OPTION_ARG_FILENAME, &request->format, "text (default) or json",
		  "FORMAT" },
		{ "fail-on", 0, 0, G_OPTION_ARG_FILENAME, &request->fail_on,
		  "end with status 1 when a term holds: stall.max>200ms,stall.count>0", "EXPR" },
		{ "top", 0, 0, G_OPTION_ARG_INT, &request->top,
		  "show the worst N stalls only (default 20; 0: all)", "N" },
		{ "debug-path", 0, 0, G_OPTION_ARG_FILENAME, &request->debug_path,
		  "where separate debug files are (default :.debug:/usr/lib/debug)", "PATH" },
		{ 0 },
	};

	return command_parse(
		&command_report, "FILE|DIR...",
		"FILE is a JSON report, DIR a folder of them; of more than " G_STRINGIFY(
			REPORT_SET_LIMIT) " reports\nthe newest of a folder are read, and "
					  "only those are judged.\n"
					  "Exit status: 0, or 1 when a term of --fail-on holds; 3 "
					  "when any report could not\nbe read, after printing "
					  "those that could.",
		entries, argc, argv, error);
}

/* Checks what the option parser cannot. */
static gboolean check(struct request *request, int argc, GError **error)
{
	const char *format = request->format ? request->format : "text";

	request->view = view_find(format);
	if (!request->view) {
		g_autofree char *shown = escape_dup(format);
		return failure_usage(error, "--format: no format \"%s\"; there are: %s", shown,
		                     view_names());
	}
	if (request->top < 0)
		return failure_usage(error, "--top takes a number from 0 on");
	if (argc < 2)
		return failure_usage(error,
		                     "report: name at least one report or a folder of reports");
	if (!request->fail_on)
		return TRUE;
	request->budget = budget_parse(request->fail_on, error);
	return request->budget != NULL;
}

static gboolean wants_colour(void)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && !(no_color && *no_color) && g_strcmp0(term, "dumb") != 0;
}

/* Prints what is over budget to stderr and returns the exit status. */
static int judge(const struct request *request, const struct session *session)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	if (!request->budget || budget_exceeded(request->budget, session, lines) == 0)
		return EXIT_CLEAN;
	fputs(lines->str, stderr);
	return EXIT_OVER_BUDGET;
}

/* Says on stderr which reports are missing in what was printed. True when some are broken. */
static gboolean tell_missing(const struct report_set *set, guint read)
{
	for (guint i = 0; set->troubles && i < set->troubles->len; i++)
		fprintf(stderr, "asyncprobe: %s\n", (char *)g_ptr_array_index(set->troubles, i));
	if (set->left_out > 0)
		fprintf(stderr,
		        "asyncprobe: %" G_GUINT64_FORMAT " reports above the limit of %d were left "
		        "out\n",
		        set->left_out, REPORT_SET_LIMIT);
	if (read == 0 || set->troubles->len == 0)
		return FALSE;
	fprintf(stderr, "asyncprobe: %u of %u reports could not be read\n", set->troubles->len,
	        set->troubles->len + read);
	return TRUE;
}

static int show_set(const struct request *request, struct report_set *set, GError **error)
{
	guint read = set->docs->len;
	g_autoptr(symbols_set) symbols = symbols_new(request->debug_path);
	g_autoptr(session_story) session = session_new(g_steal_pointer(&set->docs));
	g_autoptr(GString) out = g_string_new(NULL);
	resolve_session(session, symbols);
	struct view_input input = {
		.session = session,
		.symbols = symbols,
		.top = (unsigned)request->top,
		.colour = wants_colour(),
	};
	request->view->print(&input, out);
	if (!command_print(out->str, error))
		return -1;
	int verdict = judge(request, session);
	return tell_missing(set, read) ? EXIT_TROUBLE : verdict;
}

static int show(const struct request *request, const char *const *paths, GError **error)
{
	struct report_set set;
	int status = -1;

	if (report_set_load(&set, paths, error))
		status = show_set(request, &set, error);
	else
		tell_missing(&set, 0);
	report_set_release(&set);
	return status;
}

static int run(int argc, char **argv, GError **error)
{
	struct request request = { .top = 20 };
	int status = -1;

	if (parse(&request, &argc, &argv, error) && check(&request, argc, error))
		status = show(&request, (const char *const *)argv + 1, error);
	request_release(&request);
	return status;
}

const struct command command_report = {
	.name = "report",
	.summary = "print reports for a person, or merged and symbolised as JSON",
	.run = run,
};
