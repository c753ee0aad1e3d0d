/* SPDX-License-Identifier: MIT
 *
 * text_stall.h - one stall for a person. Only the text view uses it.
 *
 * Also where names of processes and modules are shortened, so that they look the same everywhere.
 * The brief line is one line whatever the report holds, so it can be searched for with grep.
 */
#ifndef READER_VIEW_TEXT_STALL_H
#define READER_VIEW_TEXT_STALL_H

#include "reader/view/paint.h"
#include "reader/view/view.h"

/* Appends the brief line of ENTRY, its stack and its advice. With WITH_PROCESS the line also says
 * in which process it was. */
void text_stall_append(const struct session_stall *entry, bool with_process,
                       const struct paint *paint, GString *out);

/* Appends the last component of PATH, escaped. */
void text_stall_append_base(GString *out, const char *path);

/* Appends "name[pid]", the name being the one the process was started by. */
void text_stall_append_process(GString *out, const struct report_doc *doc);

#endif
