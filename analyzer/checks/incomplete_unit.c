/* SPDX-License-Identifier: MIT
 *
 * incomplete_unit.c - ASY905: a file that was analysed in part, or not at all.
 *
 * Standard error says so at once, but what is kept of a run is its findings: whoever reads them
 * later has to know that nothing found in such a file is no proof. A note, because it is about the
 * run and not about the program; --require-complete makes it a failure.
 */
#include <string.h>

#include "checks/check.h"

/* PATH as it is shown: relative to the base when it lies below it. */
static const char *shown(const struct program *program, const char *path)
{
	size_t length = strlen(program->base);

	return g_str_has_prefix(path, program->base) && path[length] == '/' ? path + length + 1
	                                                                    : path;
}

static void report(const struct check *check, struct sink *sink, const char *file, char *message)
{
	struct finding *finding = finding_new(check->id, check->name, SEVERITY_NOTE);

	finding->message = message;
	finding->file = g_strdup(file);
	finding->line = 1;
	finding->column = 1;
	finding->function = g_strdup("");
	finding->confidence = CONFIDENCE_HIGH;
	finding->suggestion = g_strdup("Build the program first, or mend the flags, so that every "
	                               "header is found");
	finding_seal(finding, "", 0);
	sink_add(sink, finding);
}

static void report_partial(const struct check *check, const struct check_input *input,
                           struct sink *sink)
{
	for (uint32_t i = 0; i < input->program->unit_count; i++) {
		const struct facts *f = input->program->units[i];

		if (f->unit->flags & UNIT_PARTIAL)
			report(check, sink,
			       shown(input->program, facts_string(f, f->unit->main_file)),
			       g_strdup_printf("analysed in part: %s",
			                       facts_string(f, f->unit->first_error)));
	}
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	report_partial(check, input, sink);
	for (guint i = 0; i < input->lost->len; i++) {
		const char *problem = input->lost->pdata[i];
		const char *why = strstr(problem, ": ");
		g_autofree char *file = g_strndup(problem, why ? (gsize)(why - problem) : 0);

		report(check, sink, shown(input->program, file),
		       g_strdup_printf("not analysed: %s", why ? why + 2 : problem));
	}
}

const struct check check_incomplete_unit = {
	.id = "ASY905",
	.name = "incomplete-unit",
	.summary = "a file was analysed in part, or not at all",
	.on_by_default = true,
	.level = SEVERITY_NOTE,
	.run = run,
};
