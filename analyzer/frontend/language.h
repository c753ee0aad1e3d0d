/* SPDX-License-Identifier: MIT
 *
 * language.h - is what a command compiles C, or near enough to be read as C?
 *
 * Builds also assemble, and compile Fortran or CUDA; a database names all of it. Read as C those
 * files are errors that nobody can do anything about.
 */
#ifndef FRONTEND_LANGUAGE_H
#define FRONTEND_LANGUAGE_H

#include <stdbool.h>

/* Whether a compiler called with ARGV (compiler first, NULL-terminated) takes FILE for another
 * language than C, C++ and Objective-C: by -x, else by the end of its name. A name that says
 * nothing is C. */
bool language_is_foreign(const char *file, char *const *argv);

#endif
