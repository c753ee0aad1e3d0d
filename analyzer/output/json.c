/* SPDX-License-Identifier: MIT
 *
 * json.c - findings for programs: one object, keys always in the same order, versioned.
 *
 * The shape is a contract (findings.schema.json beside this file, and the tests hold both
 * together). Every key is always there; what does not apply is null or an empty array, so readers
 * need no "is it there" for anything. SCHEMA_VERSION is MAJOR.MINOR: a new key raises MINOR, a key
 * that changes its meaning or goes raises MAJOR.
 *
 * Strings are what was found, but for bytes that are no UTF-8 (json_parts.h).
 */
#include "output/formats.h"

#include "output/json_parts.h"

#define SCHEMA_VERSION "1.1"

static json_t *trace_to_json(const GPtrArray *trace)
{
	json_t *array = json_array();

	for (guint i = 0; trace && i < trace->len; i++) {
		const struct trace_step *step = g_ptr_array_index(trace, i);
		json_t *object = json_object();
		json_object_set_new(object, "file", json_text(step->file));
		json_object_set_new(object, "line", json_integer(step->line));
		json_object_set_new(object, "column", json_integer(step->column));
		json_object_set_new(object, "function", json_text(step->function));
		json_object_set_new(object, "message", json_text(step->message));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *strings_to_json(const GPtrArray *strings)
{
	json_t *array = json_array();

	for (guint i = 0; i < strings->len; i++)
		json_array_append_new(array, json_text(g_ptr_array_index(strings, i)));
	return array;
}

static json_t *context_to_json(const struct finding *finding)
{
	json_t *object = json_object();

	json_object_set_new(object, "kind", json_text(finding->context));
	json_object_set_new(object, "root", json_text(finding->root));
	json_object_set_new(object, "framework", json_text(finding->framework));
	json_object_set_new(object, "more_roots", json_integer(finding->more_roots));
	return object;
}

static json_t *finding_to_json(const struct finding *finding)
{
	const char *confidence = confidence_name(finding->confidence);
	json_t *object = json_object();

	json_object_set_new(object, "rule", json_string(finding->rule));
	json_object_set_new(object, "name", json_string(finding->name));
	json_object_set_new(object, "severity", json_string(severity_name(finding->severity)));
	json_object_set_new(object, "message", json_text(finding->message));
	json_object_set_new(object, "file", json_text(finding->file));
	json_object_set_new(object, "line", json_integer(finding->line));
	json_object_set_new(object, "column", json_integer(finding->column));
	json_object_set_new(object, "function", json_text(finding->function));
	json_object_set_new(object, "context", context_to_json(finding));
	json_object_set_new(object, "trace", trace_to_json(finding->trace));
	json_object_set_new(object, "trace2", trace_to_json(finding->trace2));
	json_object_set_new(object, "why", json_text(finding->why));
	json_object_set_new(object, "model", json_text(finding->model));
	json_object_set_new(object, "suggestion", json_text(finding->suggestion));
	json_object_set_new(object, "confidence", json_string(confidence));
	json_object_set_new(object, "assumptions", strings_to_json(finding->assumptions));
	json_object_set_new(object, "fingerprint", json_text(finding->fingerprint));
	return object;
}

static json_t *findings_to_json(const struct sink *sink)
{
	json_t *array = json_array();

	for (size_t i = 0; i < sink_count(sink); i++)
		json_array_append_new(array, finding_to_json(sink_get(sink, i)));
	return array;
}

static void set_count(json_t *object, const char *key, size_t count)
{
	json_object_set_new(object, key, json_integer((json_int_t)count));
}

static json_t *summary_to_json(const struct run_summary *summary)
{
	json_t *object = json_object();

	set_count(object, "units", summary->units);
	set_count(object, "units_failed", summary->units_failed);
	set_count(object, "units_partial", summary->units_partial);
	set_count(object, "functions", summary->functions);
	set_count(object, "loop_functions", summary->loop_functions);
	set_count(object, "calls_unresolved", summary->calls_unresolved);
	set_count(object, "errors", summary->findings[SEVERITY_ERROR]);
	set_count(object, "warnings", summary->findings[SEVERITY_WARNING]);
	set_count(object, "notes", summary->findings[SEVERITY_NOTE]);
	set_count(object, "hidden_notes", summary->hidden_notes);
	set_count(object, "excluded", summary->excluded);
	set_count(object, "suppressed", summary->suppressed);
	set_count(object, "in_baseline", summary->in_baseline);
	set_count(object, "outside_diff", summary->outside_diff);
	return object;
}

static json_t *tool_to_json(const char *version)
{
	json_t *object = json_object();

	json_object_set_new(object, "name", json_string("asynclint"));
	json_object_set_new(object, "version", json_text(version));
	return object;
}

static void write_json(const struct output *output, GString *out)
{
	json_t *root = json_object();

	json_object_set_new(root, "schema_version", json_string(SCHEMA_VERSION));
	json_object_set_new(root, "tool", tool_to_json(output->version));
	json_object_set_new(root, "findings", findings_to_json(output->sink));
	json_object_set_new(root, "summary", summary_to_json(output->summary));
	json_append(out, root);
}

const struct format format_json = {
	.name = "json",
	.summary = "for programs: analyzer/output/findings.schema.json describes it",
	.write = write_json,
};
