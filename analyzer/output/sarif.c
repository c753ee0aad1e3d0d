/* SPDX-License-Identifier: MIT
 *
 * sarif.c - findings as SARIF 2.1.0, which code scanning services and editors read.
 *
 * The problem
 *   SARIF can say nearly everything we know of a finding, and its readers take a part of it each.
 *   Those on the web reject files that are too large, and drop what they like from large ones.
 *
 * The idea
 *   One run, and a file per topic: the rules (sarif_rules.c), a result (sarif_result.c), places
 *   (sarif_place.c), what is said of the run (sarif_notes.c). Results are made in the order of
 *   their rank until a limit is reached (sarif_limits.h), and written in the order of the sink.
 *   What was left out is said in a notification.
 *
 * What holds
 *   The same run gives the same bytes: no times, no process, no command line. Paths are relative to
 *   the working directory, which originalUriBaseIds names.
 */
#include "output/formats.h"

#include <string.h>

#include "output/json_parts.h"
#include "output/sarif_limits.h"
#include "output/sarif_notes.h"
#include "output/sarif_result.h"
#include "output/sarif_rules.h"

#define SCHEMA                                                                                     \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"                      \
	"sarif-schema-2.1.0.json"

/* The more important one first; of equals the one that the sink has first. */
static gint by_rank(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sink *sink = data;
	guint first = *(const guint *)a, second = *(const guint *)b;
	unsigned first_rank = sarif_rank(sink_get(sink, first));
	unsigned second_rank = sarif_rank(sink_get(sink, second));

	if (first_rank != second_rank)
		return first_rank > second_rank ? -1 : 1;
	return first < second ? -1 : first > second;
}

static GArray *order_of(const struct sink *sink)
{
	guint count = (guint)sink_count(sink);
	GArray *order = g_array_sized_new(FALSE, FALSE, sizeof(guint), count);

	for (guint i = 0; i < count; i++)
		g_array_append_val(order, i);
	g_array_sort_with_data(order, by_rank, (gpointer)sink);
	return order;
}

/* Fills MADE, one per finding, with the results that there is room for; CUT says what was left
 * out. */
static void make_results(const struct output *output, json_t **made, struct sarif_cut *cut)
{
	struct sarif_places places = { output->base, columns_new() };
	g_autoptr(GArray) order = order_of(output->sink);
	size_t bytes = 0;
	guint count = 0;

	for (; count < order->len && count < SARIF_RESULTS; count++) {
		guint index = g_array_index(order, guint, count);
		size_t steps = 0;
		json_t *result = sarif_result(output, &places, sink_get(output->sink, index),
		                              &steps);

		bytes += json_dumpb(result, NULL, 0, JSON_COMPACT);
		if (bytes > SARIF_RESULT_BYTES) {
			json_decref(result);
			break;
		}
		made[index] = result;
		cut->steps += steps;
	}
	cut->results = order->len - count;
	columns_free(places.columns);
}

static json_t *results_to_json(const struct output *output, struct sarif_cut *cut)
{
	size_t count = sink_count(output->sink);
	g_autofree json_t **made = g_new0(json_t *, count);
	json_t *results = json_array();

	make_results(output, made, cut);
	for (size_t i = 0; i < count; i++)
		if (made[i])
			json_array_append_new(results, made[i]);
	return results;
}

static json_t *tool_to_json(const struct output *output)
{
	g_autofree char *full = g_strdup_printf("asynclint %s", output->version);

	return json_pack("{s:{s:s, s:o, s:o, s:o, s:o, s:o}}", "driver", "name", "asynclint",
	                 "fullName", json_text(full), "version", json_text(output->version),
	                 "semanticVersion", json_text(output->version), "rules",
	                 sarif_rules(output), "notifications", sarif_note_descriptors());
}

static json_t *invocation_to_json(const struct output *output, const char *here,
                                  const struct sarif_cut *cut)
{
	return json_pack("{s:b, s:{s:s}, s:o}", "executionSuccessful",
	                 sarif_successful(output->summary), "workingDirectory", "uri", here,
	                 "toolExecutionNotifications", sarif_notes(output, cut));
}

static json_t *run_to_json(const struct output *output)
{
	g_autofree char *here = sarif_directory_uri(output->base);
	struct sarif_cut cut = { 0 };
	json_t *results = results_to_json(output, &cut);

	return json_pack("{s:o, s:[o], s:{s:{s:s, s:{s:s}}}, s:s, s:o}", "tool",
	                 tool_to_json(output), "invocations",
	                 invocation_to_json(output, here, &cut), "originalUriBaseIds", SARIF_ROOT,
	                 "uri", here, "description", "text", "The directory the analysis ran in.",
	                 "columnKind", "unicodeCodePoints", "results", results);
}

static void write_sarif(const struct output *output, GString *out)
{
	json_append(out, json_pack("{s:s, s:s, s:[o]}", "$schema", SCHEMA, "version", "2.1.0",
	                           "runs", run_to_json(output)));
}

const struct format format_sarif = {
	.name = "sarif",
	.summary = "SARIF 2.1.0 for code scanning services and editors",
	.write = write_sarif,
};
