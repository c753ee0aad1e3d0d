/* SPDX-License-Identifier: MIT
 *
 * farewell.c - did a process say goodbye, and is its report the last word?
 *
 * What holds: a report from before the end (flushed on request, or made when privileges were given
 * up) says "running", so it is never taken for the last word; nor is one cut off by a full disk,
 * which does not load.
 */
#include "reader/session/farewell.h"

#include <stdatomic.h>
#include <string.h>

#include "format/record.h"
#include "reader/load/json_file.h"
#include "reader/load/report_doc.h"
#include "report/recording.h"

struct farewell {
	uint32_t end; /* enum rec_end */
	uint64_t pid, start_ns;
};

static gboolean look(struct farewell *farewell, const char *path)
{
	struct recording rec;
	char why[256];

	if (recording_open(&rec, path, why, sizeof(why)) < 0)
		return FALSE;
	*farewell = (struct farewell){
		.end = atomic_load(&rec.header->end),
		.pid = (uint64_t)rec.header->pid,
		.start_ns = rec.header->start_realtime_ns,
	};
	recording_release(&rec);
	return TRUE;
}

gboolean farewell_begun(const char *path)
{
	struct farewell farewell;

	return look(&farewell, path) &&
	       (farewell.end == REC_END_EXIT || farewell.end == REC_END_QUICK);
}

static gboolean is_last_word(const struct report_doc *doc, const struct farewell *farewell)
{
	json_t *process = json_object_get(doc->root, "process");
	const char *how = json_string_value(
		json_object_get(json_object_get(process, "exit"), "how"));

	return how && strcmp(how, "running") != 0 && doc->process.pid == farewell->pid &&
	       doc->process.start_ns == farewell->start_ns;
}

gboolean farewell_told(const char *path, const char *report)
{
	struct farewell farewell;
	struct report_doc *doc;
	gboolean told;

	if (!look(&farewell, path) || farewell.end == REC_END_RUNNING)
		return FALSE;
	json_t *root = json_file_parse(report, NULL);
	doc = root ? report_doc_new(root, report, NULL) : NULL;
	told = doc && is_last_word(doc, &farewell);
	report_doc_free(doc);
	return told;
}
