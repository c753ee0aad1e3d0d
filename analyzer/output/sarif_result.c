/* SPDX-License-Identifier: MIT
 *
 * sarif_result.c - the parts of a result, a function each.
 *
 * A trace becomes a thread flow, root first. Steps are sentences of ours: those that say "calls" go
 * one level deeper when the next step is in another function, and what a step is (SARIF's kinds) is
 * read off its words as well. The last step of the first trace is the culprit. Of a trace with more
 * steps than code hosts show its ends are kept: the root and the culprit are what it is about.
 *
 * Steps of the second side are related locations too, for viewers that know no code flows.
 * Suppressions and the state against a baseline will be keys of the result object; until the
 * analyzer knows of either, none is written, which means "not suppressed" and "no baseline".
 */
#include "output/sarif_result.h"

#include <stdbool.h>
#include <string.h>
#include "output/json_parts.h"
#include "output/sarif_limits.h"

static const unsigned char ranks[][3] = {
	[SEVERITY_NOTE] = { [CONFIDENCE_LOW] = 10, 20, 30 },
	[SEVERITY_WARNING] = { [CONFIDENCE_LOW] = 40, 50, 60 },
	[SEVERITY_ERROR] = { [CONFIDENCE_LOW] = 70, 85, 100 },
};

/* Words in a step, and the kinds it is then. */
static const struct {
	const char *words;
	const char *kinds[2];
} kinds_by_words[] = {
	{ "calls ", { "call", "function" } },  /* "calls f()" */
	{ ": takes ", { "acquire", "lock" } }, /* "calls mtx_lock(): takes names_lock" */
	{ " makes ", { "handler" } },          /* "event_new() makes f() run on the loop" */
	{ "the loop around ", { "handler" } }, /* "the loop around epoll_wait() runs here" */
	{ " is true", { "branch", "true" } },  /* "count > 3 is true" */
	{ " is false", { "branch", "false" } },
};

unsigned sarif_rank(const struct finding *finding)
{
	return ranks[finding->severity][finding->confidence];
}

/* Does TRACE go into another function behind its step at INDEX? A call that takes a lock, say,
 * comes back: the next step is in the same function. */
static bool goes_deeper(const GPtrArray *trace, guint index)
{
	const struct trace_step *step = g_ptr_array_index(trace, index);
	const struct trace_step *next = index + 1 < trace->len ? g_ptr_array_index(trace, index + 1)
	                                                       : step;

	return step->message && g_str_has_prefix(step->message, "calls ") &&
	       g_strcmp0(step->function, next->function) != 0;
}

/* What STEP is; CULPRIT: it is what the finding is about. */
static json_t *kinds_of(const struct trace_step *step, bool culprit)
{
	json_t *kinds = json_array();

	for (size_t i = 0; step->message && i < G_N_ELEMENTS(kinds_by_words); i++) {
		if (!strstr(step->message, kinds_by_words[i].words))
			continue;
		for (size_t k = 0; k < 2 && kinds_by_words[i].kinds[k]; k++)
			json_array_append_new(kinds, json_string(kinds_by_words[i].kinds[k]));
	}
	if (culprit)
		json_array_append_new(kinds, json_string("danger"));
	return kinds;
}

static json_t *step_to_json(const struct sarif_places *places, const struct trace_step *step,
                            json_t *kinds, unsigned level)
{
	json_t *object = json_pack("{s:o, s:i}", "location", sarif_location(places, step),
	                           "nestingLevel", (int)level);

	if (json_array_size(kinds))
		json_object_set(object, "kinds", kinds);
	json_decref(kinds);
	return object;
}

/* TRACE as a thread flow called TEXT, with at most KEEP of its steps: the first and the last. */
static json_t *thread_flow(const struct sarif_places *places, const GPtrArray *trace, guint keep,
                           const char *text, bool to_culprit)
{
	json_t *steps = json_array();
	unsigned level = 0;

	for (guint i = 0; i < trace->len; i++) {
		const struct trace_step *step = g_ptr_array_index(trace, i);
		bool last = to_culprit && i + 1 == trace->len;

		if (i < keep - keep / 2 || i >= trace->len - keep / 2)
			json_array_append_new(
				steps, step_to_json(places, step, kinds_of(step, last), level));
		level += goes_deeper(trace, i);
	}
	return json_pack("{s:o, s:o}", "message", sarif_message(text), "locations", steps);
}

static guint steps_of(const GPtrArray *trace)
{
	return trace ? trace->len : 0;
}

static void set_code_flows(json_t *result, const struct sarif_places *places,
                           const struct finding *finding, size_t *cut)
{
	guint first = steps_of(finding->trace), second = steps_of(finding->trace2);
	guint keep = MIN(first, SARIF_STEPS - MIN(second, SARIF_STEPS / 2));
	guint keep2 = MIN(second, SARIF_STEPS - keep);
	json_t *flows = json_array();

	*cut += first - keep + second - keep2;
	if (keep)
		json_array_append_new(flows, thread_flow(places, finding->trace, keep,
		                                         "The way to the place", true));
	if (keep2)
		json_array_append_new(flows, thread_flow(places, finding->trace2, keep2,
		                                         "The other side", false));
	if (json_array_size(flows))
		json_object_set_new(result, "codeFlows",
		                    json_pack("[{s:O}]", "threadFlows", flows));
	json_decref(flows);
}

/* The steps of the second side whose place is known: services take no others. */
static void set_related(json_t *result, const struct sarif_places *places,
                        const struct finding *finding)
{
	json_t *related = json_array();

	for (guint i = 0; i < steps_of(finding->trace2); i++) {
		const struct trace_step *step = g_ptr_array_index(finding->trace2, i);
		size_t count = json_array_size(related);
		json_t *location;

		if (!step->file || !*step->file || count == SARIF_LOCATIONS - 1)
			continue;
		location = sarif_location(places, step);
		json_object_set_new(location, "id", json_integer((json_int_t)count + 1));
		json_array_append_new(related, location);
	}
	if (json_array_size(related))
		json_object_set(result, "relatedLocations", related);
	json_decref(related);
}

/* The message, a full stop, and what to do. */
static json_t *message_of(const struct finding *finding)
{
	g_autoptr(GString) text = g_string_new(finding->message);

	if (!g_str_has_suffix(text->str, "."))
		g_string_append_c(text, '.');
	if (finding->suggestion)
		g_string_append_printf(text, " Instead: %s%s", finding->suggestion,
		                       g_str_has_suffix(finding->suggestion, ".") ? "" : ".");
	return sarif_message(text->str);
}

static void set_locations(json_t *result, const struct sarif_places *places,
                          const struct finding *finding)
{
	const struct trace_step place = { .file = finding->file,
		                          .line = finding->line,
		                          .column = finding->column,
		                          .function = finding->function };

	if (finding->file && *finding->file)
		json_object_set_new(result, "locations",
		                    json_pack("[o]", sarif_location(places, &place)));
}

static json_t *properties_of(const struct finding *finding)
{
	json_t *properties = json_object(), *assumptions = json_array();

	for (guint i = 0; i < finding->assumptions->len; i++)
		json_array_append_new(assumptions,
		                      json_text(g_ptr_array_index(finding->assumptions, i)));
	json_set_text(properties, "context", finding->context);
	json_set_text(properties, "root", finding->root);
	json_set_text(properties, "framework", finding->framework);
	json_object_set_new(properties, "more_roots", json_integer(finding->more_roots));
	json_set_text(properties, "confidence", confidence_name(finding->confidence));
	json_object_set_new(properties, "assumptions", assumptions);
	json_set_text(properties, "why", finding->why);
	json_set_text(properties, "model", finding->model);
	return properties;
}

static void set_rule(json_t *result, const struct output *output, const char *rule)
{
	json_set_text(result, "ruleId", rule);
	for (size_t i = 0; i < output->rule_count; i++)
		if (!strcmp(output->rules[i].id, rule))
			json_object_set_new(result, "ruleIndex", json_integer((json_int_t)i));
}

json_t *sarif_result(const struct output *output, const struct sarif_places *places,
                     const struct finding *finding, size_t *cut)
{
	json_t *result = json_object();

	set_rule(result, output, finding->rule);
	json_set_text(result, "level", severity_name(finding->severity));
	json_object_set_new(result, "message", message_of(finding));
	set_locations(result, places, finding);
	set_code_flows(result, places, finding, cut);
	set_related(result, places, finding);
	json_object_set_new(result, "partialFingerprints",
	                    json_pack("{s:o}", "asynclint/v1", json_text(finding->fingerprint)));
	json_object_set_new(result, "rank", json_integer(sarif_rank(finding)));
	json_object_set_new(result, "properties", properties_of(finding));
	return result;
}
