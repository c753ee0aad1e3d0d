/* SPDX-License-Identifier: MIT
 *
 * recovery.c - the report of a recording whose process did not, or not yet, write it.
 *
 * The builder is the probe's own (report/report.h), so a recovered report says the same as one
 * written by the process. Only the names differ for the better: the process could ask its dynamic
 * linker, we ask the debug information.
 *
 * What holds: what is written here, `asyncprobe report` reads. The builder copies the numbers of a
 * recording as they stand, and those of a damaged one may be none that a report can hold; so the
 * text goes through our own loader before it becomes a file.
 */
#include "reader/session/recovery.h"

#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/load/json_file.h"
#include "reader/load/report_doc.h"
#include "report/recording.h"
#include "report/report.h"

#define RECORDING_SUFFIX ".aprec"

char *recovery_output(const char *path)
{
	size_t length = strlen(path);

	if (g_str_has_suffix(path, RECORDING_SUFFIX))
		length -= strlen(RECORDING_SUFFIX);
	return g_strdup_printf("%.*s.json", (int)length, path);
}

/* report_symbols over struct symbols: the machine function, not what was inlined into it; that is
 * added by whoever prints the report. */
static bool name(void *data, const char *module, const char *build_id, uint64_t offset,
                 struct report_frame *frame)
{
	struct symbol_chain chain;

	if (!symbols_name(data, module, build_id, offset, &chain))
		return false;
	*frame = (struct report_frame){
		.function = chain.symbol[0].function,
		.file = chain.symbol[0].file,
		.line = chain.symbol[0].line,
	};
	return frame->function != NULL;
}

/* Whether `asyncprobe report` would take ROOT, by way of the same text; SHOWN is the recording. */
static gboolean check_readable(const json_t *root, const char *shown, GError **error)
{
	char *text = json_dumps(root, JSON_INDENT(1));
	size_t size = text ? strlen(text) : 0;
	json_t *again = NULL;
	struct report_doc *doc;
	g_autoptr(GError) why = NULL;

	if (size >= JSON_FILE_LIMIT) {
		free(text);
		return failure_trouble(error,
		                       "%s: the recording is damaged: its report would be "
		                       "too large to be read",
		                       shown);
	}
	if (text)
		again = json_text_parse(text, size, "report", &why);
	free(text);
	doc = again ? report_doc_new(again, "report", &why) : NULL;
	if (!doc)
		return failure_trouble(error, "%s: the recording is damaged: %s", shown,
		                       why ? why->message : "out of memory");
	report_doc_free(doc);
	return TRUE;
}

/* What the parent of the process knows better than its recording. */
static void add_death(json_t *root, int sig)
{
	const char *short_name = sigabbrev_np(sig);
	g_autofree char *text = short_name ? g_strdup_printf("killed by SIG%s", short_name)
	                                   : g_strdup_printf("killed by signal %d", sig);

	json_array_append_new(json_object_get(root, "events"),
	                      json_pack("{s:I, s:s, s:s}", "time",
	                                (json_int_t)(g_get_real_time() * 1000), "kind", "signal",
	                                "text", text));
}

gboolean recovery_run(const char *path, const char *output, int signal, struct symbols *symbols,
                      GError **error)
{
	struct report_symbols namer = { .name = name, .data = symbols };
	g_autofree char *shown = escape_dup(path);
	struct recording rec;
	char why[256];

	int status = recording_open(&rec, path, why, sizeof(why));
	if (status < 0) {
		g_autofree char *reason = escape_dup(why);
		return failure_trouble(error, "%s: %s", shown,
		                       *reason ? reason : g_strerror(-status));
	}
	json_t *root = report_build(&rec, &namer);
	recording_release(&rec);
	if (!root)
		return failure_trouble(error, "%s: damaged, or out of memory", shown);
	if (signal != 0)
		add_death(root, signal);
	if (!check_readable(root, shown, error)) {
		json_decref(root);
		return FALSE;
	}
	status = report_write(root, output);
	json_decref(root);
	if (status < 0) {
		g_autofree char *target = escape_dup(output);
		return failure_trouble(error, "%s: could not be written: %s", target,
		                       g_strerror(-status));
	}
	return TRUE;
}
