/* SPDX-License-Identifier: MIT
 *
 * report_set.h - the reports named on a command line: files, and folders full of them.
 *
 * All or nothing: a report that cannot be read is an error, because a total over "the others" would
 * look like a total over all of them.
 */
#ifndef READER_LOAD_REPORT_SET_H
#define READER_LOAD_REPORT_SET_H

#include "reader/load/report_doc.h"

/* Reports that are read at most in one go. */
#define REPORT_SET_LIMIT 4096

/* Loads PATHS (NULL-terminated), each a report, a document of several (what `--format json` prints)
 * or a folder whose .json files are reports; in the order given, folders by name. A GPtrArray of
 * struct report_doc *, freed with g_ptr_array_unref, or NULL with ERROR set (exit status 3) at the
 * first one that cannot be read. A folder without reports is an error, too. */
GPtrArray *report_set_load(const char *const *paths, GError **error);

#endif
