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

/* Orders and de-duplicates. Call once, before reading. */
void sink_close(struct sink *sink);

/* After sink_close: removes what is less severe than LEAST; how many that were. */
size_t sink_drop_below(struct sink *sink, enum severity least);

/* After sink_close: how many findings there are, and the one at INDEX (borrowed). */
size_t sink_count(const struct sink *sink);
const struct finding *sink_get(const struct sink *sink, size_t index);

#endif
