/* SPDX-License-Identifier: MIT
 *
 * report_set.h - the reports named on a command line: files, and folders full of them.
 *
 * A report that cannot be read does not hide the others, but a total over "the others" must not
 * look like one over all of them: what is missing comes out beside what is there.
 */
#ifndef READER_LOAD_REPORT_SET_H
#define READER_LOAD_REPORT_SET_H

#include "reader/load/report_doc.h"

/* Reports that are read at most in one go: about a gigabyte when they are long. */
#define REPORT_SET_LIMIT 4096

struct report_set {
	GPtrArray *docs;     /* of struct report_doc *; owned */
	GPtrArray *troubles; /* of char *, owned: one message per report that could not be read */
	guint64 left_out;    /* reports above the limit, not looked at */
};

/* Loads PATHS (NULL-terminated), each a report, a document of several (what `--format json` prints)
 * or a folder whose .json files are reports; in the order given, folders by name. Of a folder with
 * more than the limit the newest are read. Fills SET; false with ERROR set (exit status 3) when
 * none could be read, SET then has the troubles only. A folder without reports is a trouble, too.
 */
gboolean report_set_load(struct report_set *set, const char *const *paths, GError **error);

/* Frees what SET holds. A zeroed one is fine, and so is one whose docs were taken out. */
void report_set_release(struct report_set *set);

#endif
