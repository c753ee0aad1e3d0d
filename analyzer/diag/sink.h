/* SPDX-License-Identifier: MIT
 *
 * sink.h - collects findings and hands them out in one order, whatever order they came in.
 *
 * Order: file, line, column, rule, fingerprint. Two findings of one file with the same fingerprint
 * are one. In two files they are two (static functions may share a name): the first keeps its
 * fingerprint, the others get the name of their file mixed in.
 */
#ifndef DIAG_SINK_H
#define DIAG_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include "diag/finding.h"

struct sink;

/* An empty sink; never NULL. sink_free also frees the findings; NULL is fine. */
struct sink *sink_new(void);
void sink_free(struct sink *sink);

/* Takes FINDING over. It must be sealed (finding_seal), and the sink not closed. */
void sink_add(struct sink *sink, struct finding *finding);

/* Orders and de-duplicates, and sets apart what is shown. To be called before reading. */
void sink_close(struct sink *sink);

/* After sink_close: opens SINK again, empty. The findings that were in it (struct finding *) are
 * the caller's, who gives back those that stay, changed or not. */
GPtrArray *sink_reopen(struct sink *sink);

/* After sink_close: how many findings are shown, and the one at INDEX (borrowed). */
size_t sink_count(const struct sink *sink);
const struct finding *sink_get(const struct sink *sink, size_t index);

/* The same of all findings, whatever their state. */
size_t sink_count_all(const struct sink *sink);
const struct finding *sink_get_all(const struct sink *sink, size_t index);

#endif
