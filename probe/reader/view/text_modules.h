/* SPDX-License-Identifier: MIT
 *
 * text_modules.h - why some frames have no line, once per module. Only the text view uses it.
 *
 * Kept out of the stacks on purpose: the same advice under every frame would hide the frames.
 * A module whose frames all have lines is not mentioned.
 */
#ifndef READER_VIEW_TEXT_MODULES_H
#define READER_VIEW_TEXT_MODULES_H

#include "reader/view/view.h"

/* Appends one line for each module in the first SHOWN stalls of INPUT that could not be symbolised
 * fully: what is missing and how to get it. Sorted by path. */
void text_modules_append(const struct view_input *input, guint shown, GString *out);

#endif
