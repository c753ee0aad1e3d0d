/* SPDX-License-Identifier: MIT
 *
 * lower.h - the door from libclang's tree to facts.
 *
 * What goes in is a parsed unit, what comes out are tables without a trace of libclang: the unit
 * can be disposed of at once.
 */
#ifndef FRONTEND_LOWER_H
#define FRONTEND_LOWER_H

#include "facts/facts_build.h"
#include "frontend/tu.h"

/* The facts of TU, whose command ran in DIRECTORY and compiled MAIN_FILE; the caller frees. NULL
 * only when TU was parsed behind a prefix and something turned up that must see the whole.
 * Functions of the main file and of the program's own headers are always in it, functions of system
 * headers when they are used. */
struct facts_builder *lower_unit(const struct tu *tu, const char *directory, const char *main_file);

/* Would the top-level declaration CURSOR become facts wherever it stands? A prefix must have none,
 * because nobody would visit it. */
bool lower_takes(CXCursor cursor);

#endif
