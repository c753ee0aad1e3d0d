/* SPDX-License-Identifier: MIT
 *
 * session.h - several reports, told as one story: the worst first, with totals.
 *
 * What every view starts from: the reports themselves, all stalls in one order, and the sums. A
 * view that needs another grouping makes it from these.
 */
#ifndef READER_SESSION_SESSION_H
#define READER_SESSION_SESSION_H

#include "reader/load/report_doc.h"

/* A stall together with the report it stands in; both borrowed from the session's reports. */
struct session_stall {
	const struct report_doc *doc;
	struct doc_stall *stall;
};

struct session_totals {
	uint64_t stalls;  /* with the repetitions a record stands for */
	uint64_t records; /* entries of the stall list */
	uint64_t unfinished;
	uint64_t longest_ns, total_ns;
	uint64_t suppressed, dropped;
	uint64_t loops;
};

struct session {
	GPtrArray *docs; /* of struct report_doc *, in the order they were named */
	GArray *stalls;  /* of struct session_stall, worst first */
	struct session_totals totals;
};

/* Takes over DOCS (a GPtrArray of struct report_doc *). Never NULL. */
struct session *session_new(GPtrArray *docs);

/* Frees the session and its reports. NULL is fine. */
void session_free(struct session *session);

typedef struct session session_story;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(session_story, session_free)

#endif
