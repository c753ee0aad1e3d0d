/* SPDX-License-Identifier: MIT
 *
 * view.h - the interface of an output format: a session becomes bytes.
 *
 * A view is one file that fills one struct view and one row in views.def; nothing else knows it.
 *
 * Views get everything loaded, sorted and named; they neither read files nor fail.
 */
#ifndef READER_VIEW_VIEW_H
#define READER_VIEW_VIEW_H

#include <stdbool.h>

#include "reader/session/session.h"
#include "reader/symbols/symbols.h"

struct view_input {
	const struct session *session;
	struct symbols *symbols; /* what resolve_session used: tells what became of each module */
	unsigned top;            /* stalls shown at most; 0: all */
	bool colour;             /* the output is a terminal that wants colours */
};

struct view {
	const char *name;
	/* Appends the whole output to OUT. Never fails; equal input, equal bytes. */
	void (*print)(const struct view_input *input, GString *out);
};

#define VIEW(name) extern const struct view view_##name;
#include "reader/view/views.def"
#undef VIEW

/* The view called NAME, or NULL. */
const struct view *view_find(const char *name);

/* All names with commas between, for messages. Static. */
const char *view_names(void);

#endif
