/* SPDX-License-Identifier: MIT
 *
 * orders.h - what a mark says: which rules are to be silent, and why.
 *
 *   asynclint: ignore ASY101, unawaited-task the pool waits for it    in a comment
 *   asynclint::ignore:ASY101:the pool waits for it                    in annotate("...")
 *
 * Whether there are such rules is not known here. A reason is mandatory: who comes later has to be
 * able to judge whether it still holds.
 */
#ifndef POLICY_ORDERS_H
#define POLICY_ORDERS_H

#include <glib.h>

#define ANNOTATION_START "asynclint::ignore:"

struct order_text {
	GPtrArray *rules; /* char *, as they are written; may be empty */
	char *reason;     /* or NULL: there is none */
	char *unknown;    /* the word that stands where "ignore" should, or NULL */
};

/* The orders in TEXT, a comment in one line: struct order_text *. A comment that only mentions us
 * has none. The caller unrefs. */
GPtrArray *orders_in_comment(const char *text);

/* The order in TEXT, an annotation that begins with ANNOTATION_START. */
GPtrArray *orders_in_annotation(const char *text);

#endif
