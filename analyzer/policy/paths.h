/* SPDX-License-Identifier: MIT
 *
 * paths.h - from the path that facts have to the one that findings show, and back.
 *
 * Facts have absolute paths. Findings show those below a base directory relative to it
 * (link/program.c), so that the same tree gives the same findings wherever it is. Whoever compares
 * the two has to go one way or the other.
 */
#ifndef POLICY_PATHS_H
#define POLICY_PATHS_H

/* PATH, absolute and cleaned, as findings show it: a part of PATH. */
const char *path_shown(const char *base, const char *path);

/* The root of the repository that FOLDER is in, the nearest folder with a .git. NULL: it is in
 * none. The caller frees. */
char *path_repository(const char *folder);

/* SHOWN as an absolute and cleaned path. The caller frees. */
char *path_full(const char *base, const char *shown);

#endif
