/* SPDX-License-Identifier: MIT
 *
 * path_sets.h - what packs call files of one kind by where they are: "/proc/ and /sys/".
 *
 * The problem
 *   open("/proc/self/status") waits for no disk, and nothing but the path says so. Packs list the
 *   heads of such paths; the analysis follows what is known of a string, which is mostly how it
 *   begins: snprintf(path, n, "/proc/%d/stat", pid).
 *
 * The idea
 *   Sets are few and fixed once packs are read, so a string need not be kept: for each set one
 *   answer is, and answers are bits. What a string becomes when something is appended is known
 *   when the answer is firm: "/proc/" stays in whatever follows, "/proc" may become "/procession".
 *
 * What holds
 *   - Sets with the same heads, in whichever pack, are one set, so atoms about them are the same.
 *   - A head that ends in '/' means that folder and what is below it; any other, that path only.
 *   - Nothing is said of a path that does not begin with '/': it depends on where the process is.
 */
#ifndef MODEL_PATH_SETS_H
#define MODEL_PATH_SETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PATH_SETS_MAX 8

/* Per set one bit: the path surely is in it, surely is not, and that whatever is appended. */
struct path_marks {
	uint8_t in;
	uint8_t out;
	uint8_t firm;
};

struct path_sets;

/* No sets; never NULL. Freeing NULL is fine. */
struct path_sets *path_sets_new(void);
void path_sets_free(struct path_sets *sets);

/* The number of the set of COUNT HEADS, each with a leading '/', which are copied. False when there
 * are PATH_SETS_MAX others already. */
bool path_sets_add(struct path_sets *sets, const char *const *heads, size_t count,
                   unsigned *number);

/* The length of the longest head: what stands behind that many bytes changes no firm answer. */
size_t path_sets_longest(const struct path_sets *sets);

/* What the LENGTH bytes at TEXT say: all of a path (COMPLETE), or how one begins. */
struct path_marks path_sets_marks(const struct path_sets *sets, const char *text, size_t length,
                                  bool complete);

#endif
