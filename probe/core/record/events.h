/* SPDX-License-Identifier: MIT
 *
 * events.h - notes for the report: what was odd about this process or its settings.
 *
 * A setting that could not be used, for instance: the program must not be disturbed by it, and
 * who reads the report should know.
 */
#ifndef CORE_RECORD_EVENTS_H
#define CORE_RECORD_EVENTS_H

struct rec_header;

/* Keeps a note: KIND is one word, TEXT a sentence. Counted as dropped when there are too many.
 * Collector's lock or before main. */
void events_add(struct rec_header *header, const char *kind, const char *text);

#endif
