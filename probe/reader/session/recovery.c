/* SPDX-License-Identifier: MIT
 *
 * recovery.c - the report of a recording whose process did not, or not yet, write it.
 *
 * The builder is the probe's own (report/report.h), so a recovered report says the same as one
 * written by the process. Only the names differ for the better: the process could ask its dynamic
 * linker, we ask the debug information.
 */
#include "reader/session/recovery.h"

#include <jansson.h>
#include <string.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
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

gboolean recovery_run(const char *path, const char *output, struct symbols *symbols, GError **error)
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
		return failure_trouble(error, "%s: out of memory", shown);
	status = report_write(root, output);
	json_decref(root);
	if (status < 0) {
		g_autofree char *target = escape_dup(output);
		return failure_trouble(error, "%s: could not be written: %s", target,
		                       g_strerror(-status));
	}
	return TRUE;
}
