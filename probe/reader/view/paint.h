/* SPDX-License-Identifier: MIT
 *
 * paint.h - the few colours of the text view: empty strings when the output is not a terminal.
 *
 * Whether colours are wanted is decided once, by the subcommand that owns the output.
 * Colour never carries meaning alone: without it the same words stand there.
 */
#ifndef READER_VIEW_PAINT_H
#define READER_VIEW_PAINT_H

#include <stdbool.h>

struct paint {
	const char *alarm, *strong, *faint, *plain;
};

/* The escape sequences when ON, else nothing. */
static inline struct paint paint_make(bool on)
{
	if (!on)
		return (struct paint){ "", "", "", "" };
	return (struct paint){ "\033[1;31m", "\033[1m", "\033[2m", "\033[0m" };
}

#endif
