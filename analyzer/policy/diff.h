/* SPDX-License-Identifier: MIT
 *
 * diff.h - which lines a change has touched, from the text of a unified diff.
 *
 * The problem
 *   Who reviews a change wants to see what it does. The call that waits is seldom in it: a change
 *   that registers a callback makes a loop out of code that was fine until then.
 *
 * The idea
 *   A finding belongs to the change when any step of its paths, or its place, is a line that was
 *   added or changed.
 *
 * What it does not do
 *   Lines that were only removed leave none behind, so nothing is found by them.
 */
#ifndef POLICY_DIFF_H
#define POLICY_DIFF_H

#include <glib.h>
#include "diag/finding.h"

struct diff;

/* The diff in SIZE bytes of TEXT, which messages call NAME. NULL with ERROR "NAME:LINE: what is
 * wrong" when it is none. Empty text is a diff without a change. */
struct diff *diff_parse(const char *name, const char *text, gsize size, GError **error);
/* NULL is fine. */
void diff_free(struct diff *diff);

/* The same of what file PATH holds, or standard input, which is "-". */
struct diff *diff_read(const char *path, GError **error);

/* Is FINDING on a line that was added or changed? Its paths are relative to BASE; those of the diff
 * to the folder ROOT (may be NULL) or to BASE, with or without the folder of one letter that git
 * puts in front. */
bool diff_touches(struct diff *diff, const char *root, const char *base,
                  const struct finding *finding);

#endif
