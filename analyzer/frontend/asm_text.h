/* SPDX-License-Identifier: MIT
 *
 * asm_text.h - the labels of asm goto in a function that a compiler printed.
 *
 * libclang shows neither that an asm statement may jump nor where to, and its tokens are those of
 * whatever macro it came out of. The printed function has all macros replaced.
 */
#ifndef FRONTEND_ASM_TEXT_H
#define FRONTEND_ASM_TEXT_H

#include <glib.h>

/* The asm statements in PRINTED, the definition of one function, in their order: of each char **,
 * its labels; none when it does not jump. The caller unrefs. */
GPtrArray *asm_text_statements(const char *printed);

#endif
