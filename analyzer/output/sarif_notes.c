/* SPDX-License-Identifier: MIT
 *
 * sarif_notes.c - a table of the kinds, and the sentences.
 *
 * In SARIF a notification of level "error" is about a run that failed. Ours fails when nothing
 * could be analysed; a unit that is missing among others is a warning, as the results there are
 * remain right. That no cutting happens in silence is what the limits ask of us, not of readers.
 */
#include "output/sarif_notes.h"

#include "output/sarif_limits.h"
#include "output/sarif_place.h"
#include "output/summary_line.h"

enum note {
	NOTE_LOST,
	NOTE_PARTIAL,
	NOTE_CUT,
	NOTE_SUMMARY
};

static const struct {
	const char *id, *name, *text;
} kinds[] = {
	[NOTE_LOST] = { "unit-not-analysed", "UnitNotAnalysed",
	                "A file could not be analysed; nothing is known of it." },
	[NOTE_PARTIAL] = { "unit-analysed-in-part", "UnitAnalysedInPart",
	                   "A file has errors, and findings in it may be missing." },
	[NOTE_CUT] = { "left-out", "LeftOut",
	               "More was found than code scanning services take in one file." },
	[NOTE_SUMMARY] = { "summary", "RunSummary", "What was analysed, and what was found." },
};

bool sarif_successful(const struct run_summary *summary)
{
	return !summary->units || summary->units_failed < summary->units;
}

/* GitHub wants of each descriptor what it wants of a rule. */
json_t *sarif_note_descriptors(void)
{
	json_t *array = json_array();

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		json_t *text = json_pack("{s:s}", "text", kinds[i].text);

		json_array_append_new(array,
		                      json_pack("{s:s, s:s, s:O, s:O, s:o}", "id", kinds[i].id,
		                                "name", kinds[i].name, "shortDescription", text,
		                                "fullDescription", text, "help", text));
	}
	return array;
}

static void add(json_t *notes, enum note note, const char *level, const char *text)
{
	json_array_append_new(notes, json_pack("{s:{s:s, s:i}, s:s, s:o}", "descriptor", "id",
	                                       kinds[note].id, "index", (int)note, "level", level,
	                                       "message", sarif_message(text)));
}

/* One note per line of PROBLEMS, up to the limit, and one for the rest. */
static void add_units(json_t *notes, enum note note, const char *level, const GPtrArray *problems)
{
	guint count = problems ? problems->len : 0;

	for (guint i = 0; i < MIN(count, SARIF_NOTIFICATIONS); i++)
		add(notes, note, level, g_ptr_array_index(problems, i));
	if (count > SARIF_NOTIFICATIONS) {
		g_autofree char *text = g_strdup_printf("%u more files are not listed.",
		                                        count - SARIF_NOTIFICATIONS);

		add(notes, note, level, text);
	}
}

static void add_cut(json_t *notes, const struct sarif_cut *cut)
{
	if (cut->results) {
		g_autofree char *text = g_strdup_printf(
			"Left out: %zu findings, the least severe and least sure ones; a file may "
			"have %d, and not be larger than services accept.",
			cut->results, SARIF_RESULTS);

		add(notes, NOTE_CUT, "warning", text);
	}
	if (cut->steps) {
		g_autofree char *text = g_strdup_printf(
			"Left out: %zu steps in the middle of paths; a finding may have %d.",
			cut->steps, SARIF_STEPS);

		add(notes, NOTE_CUT, "note", text);
	}
}

static void add_summary(json_t *notes, const struct run_summary *summary)
{
	g_autoptr(GString) line = g_string_new(NULL);

	summary_line_append(line, summary);
	g_string_truncate(line, line->len - 1);
	add(notes, NOTE_SUMMARY, "note", line->str);
}

json_t *sarif_notes(const struct output *output, const struct sarif_cut *cut)
{
	bool failed = !sarif_successful(output->summary);
	json_t *notes = json_array();

	add_units(notes, NOTE_LOST, failed ? "error" : "warning", output->lost);
	add_units(notes, NOTE_PARTIAL, "warning", output->partial);
	add_cut(notes, cut);
	add_summary(notes, output->summary);
	return notes;
}
