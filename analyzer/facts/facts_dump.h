/* SPDX-License-Identifier: MIT
 *
 * facts_dump.h - facts as text, for --dump and golden tests.
 *
 * The text is meant to be read beside the source: events keep their lines, values look like the
 * expressions they came from.
 */
#ifndef FACTS_FACTS_DUMP_H
#define FACTS_FACTS_DUMP_H

#include <glib.h>
#include "facts/facts.h"

/* Appends every function of FACTS with its blocks, events and edges, and the initialisers. */
void facts_dump(const struct facts *facts, GString *out);

/* Appends value VALUE of FUNCTION as C-like text: "fd", "c->ops", "call#3", "open". */
void facts_dump_value(const struct facts *facts, const struct fact_function *function,
                      uint32_t value, GString *out);

#endif
