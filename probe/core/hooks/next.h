/* SPDX-License-Identifier: MIT
 *
 * next.h - the real function behind each name we stand in front of.
 *
 * A table of typed pointers with one field per row of calls.def, filled before main. Wrappers
 * reach the real function through it, and so never themselves.
 */
#ifndef CORE_HOOKS_NEXT_H
#define CORE_HOOKS_NEXT_H

#include "core/hooks/libc_types.h"

struct next {
#define CALL(name, type, kind, fd, object, params, args)          type(*name) params;
#define VOID(name, kind, fd, object, params, args)                void(*name) params;
#define FORMAT(name, type, kind, fd, through, last, params, args) type(*name) params;
#define LOCK(name, type, try, ready, owner, params, args)         type(*name) params;
#define HAND(name, type, kind, params)                            type(*name) params;
#include "core/state/calls.def"
	int (*pthread_mutex_trylock)(pthread_mutex_t *);
	int (*mtx_trylock)(mtx_t *);
	int (*pthread_rwlock_tryrdlock)(pthread_rwlock_t *);
	int (*pthread_rwlock_trywrlock)(pthread_rwlock_t *);
};

extern struct next next_functions;

/* Fills in every pointer. In the constructor; safe to call again. */
void next_resolve(void);

/* The real function NAME. Before the constructor has run (another library's was faster) the
 * table is filled at the first call. */
#define NEXT(name)                                                                                 \
	(__builtin_expect(!next_functions.name, 0) ? (next_resolve(), next_functions.name)         \
	                                           : next_functions.name)

#endif
