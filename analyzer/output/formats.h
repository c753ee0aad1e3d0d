/* SPDX-License-Identifier: MIT
 *
 * formats.h - declares the objects that formats.def names.
 *
 * For format.c, which makes the table of them, and for each format's own file, so that the
 * compiler compares definition and declaration. Nobody else needs it: use format_find().
 */
#ifndef OUTPUT_FORMATS_H
#define OUTPUT_FORMATS_H

#include "output/format.h"

/* One object per row, defined in text.c, json.c, ... */
#define FORMAT(object) extern const struct format object;
#include "output/formats.def"
#undef FORMAT

#endif
