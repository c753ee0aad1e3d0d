/* SPDX-License-Identifier: MIT
 *
 * watched.h - the fields that hold what a callback is told to be ready.
 *
 * The problem
 *   Some callbacks get the descriptor that is ready as a parameter. Others get an object of the
 *   program, and read from the connection that is a field of it: that one was watched, and so the
 *   first operation on it does not wait.
 *
 * The idea
 *   Where a callback is registered, what is watched is looked for backwards in the same function:
 *   from the source to the socket that it was made for, and on to the field that holds it. In the
 *   callback the field of that name is taken to be the one of the same object.
 *
 * What it does not do
 *   A function that is registered otherwise, too, or called by name, knows nothing of the kind. A
 *   source that comes from another function is not looked into.
 */
#ifndef LINK_WATCHED_H
#define LINK_WATCHED_H

#include <stdbool.h>
#include <stdint.h>

struct program;
struct watched;

/* PROGRAM has its registrations and targets. Never NULL. */
struct watched *watched_new(const struct program *program);
void watched_free(struct watched *watched);

/* Is anything known to be ready when FUNCTION begins? */
bool watched_any(const struct watched *watched, uint32_t function);

/* Is it in the field that has this USR? */
bool watched_has(const struct watched *watched, uint32_t function, const char *usr);

#endif
