/* SPDX-License-Identifier: MIT
 *
 * gitlab.c - findings as a Code Quality report, which GitLab shows in merge requests.
 *
 * The report is an array with one flat object per finding; paths and traces have no place in it, so
 * the description says what to do as well. GitLab knows a finding again by its fingerprint and
 * drops a second one with the same; ours differ within a run (diag/sink.h). It wants a path and a
 * line of everything: a finding without a place is given the first line of the directory itself.
 *
 * GitLab has five severities. Ours are spread over them by how sure a finding is.
 */
#include "output/formats.h"

#include "output/json_parts.h"

static const char *const severities[][3] = {
	[SEVERITY_NOTE] = { "info", "info", "info" },
	[SEVERITY_WARNING] = { [CONFIDENCE_LOW] = "minor", "major", "major" },
	[SEVERITY_ERROR] = { [CONFIDENCE_LOW] = "critical", "critical", "blocker" },
};

static json_t *description_of(const struct finding *finding)
{
	g_autofree char *text = finding->suggestion
	                                ? g_strdup_printf("%s. Instead: %s", finding->message,
	                                                  finding->suggestion)
	                                : g_strdup(finding->message);

	return json_text(text);
}

static json_t *place_of(const struct finding *finding)
{
	const char *file = finding->file && *finding->file ? finding->file : ".";
	unsigned line = finding->line ? finding->line : 1;

	return json_pack("{s:o, s:{s:i}}", "path", json_text(file), "lines", "begin", (int)line);
}

static json_t *finding_to_json(const struct finding *finding)
{
	const char *severity = severities[finding->severity][finding->confidence];

	return json_pack("{s:o, s:s, s:s, s:s, s:o}", "description", description_of(finding),
	                 "check_name", finding->name, "fingerprint", finding->fingerprint,
	                 "severity", severity, "location", place_of(finding));
}

static void write_gitlab(const struct output *output, GString *out)
{
	json_t *array = json_array();

	for (size_t i = 0; i < sink_count(output->sink); i++)
		json_array_append_new(array, finding_to_json(sink_get(output->sink, i)));
	json_append(out, array);
}

const struct format format_gitlab = {
	.name = "gitlab",
	.summary = "a Code Quality report for GitLab",
	.write = write_gitlab,
};
