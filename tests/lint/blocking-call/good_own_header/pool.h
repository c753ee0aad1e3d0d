/* SPDX-License-Identifier: MIT */
/* "remove" and "wait" of the project's own, in a header of its own, defined in another file. */
#ifndef POOL_H
#define POOL_H

struct pool;

int pool_remove(struct pool *pool);
int pause(struct pool *pool);

#endif
