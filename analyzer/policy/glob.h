/* SPDX-License-Identifier: MIT
 *
 * glob.h - does a path match a pattern with *, ** and ?
 *
 *   *    any characters of one part of the path       src/x_*.c
 *   **   any characters, slashes among them           **.pb.c
 *   ?    one character that is no slash
 *
 * A pattern that ends with a slash, or whose last part has none of these, also means everything
 * below it: "third_party". "a/" followed by two stars and "/b" has "a/b" in it, too.
 */
#ifndef POLICY_GLOB_H
#define POLICY_GLOB_H

#include <stdbool.h>

/* Does PATTERN match PATH? Both are relative to the same folder, with '/' between parts. */
bool glob_match(const char *pattern, const char *path);

#endif
