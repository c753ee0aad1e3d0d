/* SPDX-License-Identifier: MIT
 *
 * response.h - arguments that a compile command keeps in a file, written @FILE.
 *
 * A compiler reads the file and goes on as if its contents had been typed. Without them flags are
 * missing, and a unit would be analysed as if it had been compiled differently; so whoever expands
 * a command is told.
 */
#ifndef FRONTEND_RESPONSE_H
#define FRONTEND_RESPONSE_H

/* ARGV with each @FILE replaced by the arguments in it; FILE is relative to DIRECTORY. What cannot
 * be replaced stays as it is, and PROBLEM says in one line what the first such is and why, or is
 * NULL. Both are newly allocated, a vector and a string. */
char **response_expand(const char *directory, char *const *argv, char **problem);

#endif
