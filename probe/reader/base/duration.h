/* SPDX-License-Identifier: MIT
 *
 * duration.h - times as people write them. All values are nanoseconds.
 *
 * Both directions use the same units, so what a report prints can be typed back as a threshold or a
 * budget.
 */
#ifndef READER_BASE_DURATION_H
#define READER_BASE_DURATION_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Appends NS in the unit that reads best: "0", "812 ns", "41.5 us", "300.2 ms", "12.30 s". */
void duration_append(GString *out, uint64_t ns);

/* Reads a number directly followed by ns, us, ms, s or min ("50ms", "1.5s"). True on success; NS is
 * left alone otherwise: no unit, a sign, more behind it, or more than a century. */
bool duration_parse(const char *text, uint64_t *ns);

#endif
