/* SPDX-License-Identifier: MIT
 *
 * next.c - find the real functions (next.h).
 *
 * Some names exist in several versions with different meanings; those rows say which one they mean
 * (calls_old.def). Everything else is looked up by name. Every row is there in the C library that
 * we were built for: a lookup that fails allocates memory, and the program's allocator may just be
 * setting itself up.
 */
#include "core/hooks/next.h"

struct next next_functions;

#define FIND(row, what)                                                                            \
	if (!next_functions.row)                                                                   \
		*(void **)&next_functions.row = what;

void next_resolve(void)
{
#define NEWEST(name, version)     FIND(name, dlvsym(RTLD_NEXT, #name, #version))
#define OLDER(row, name, version) FIND(row, dlvsym(RTLD_NEXT, #name, #version))
#define RETIRED(name, version)    FIND(name, dlvsym(RTLD_NEXT, #name, #version))
#include "core/state/calls.def"
#define CALL(name, type, kind, fd, object, params, args) FIND(name, dlsym(RTLD_NEXT, #name))
#define VOID(name, kind, fd, object, params, args)       FIND(name, dlsym(RTLD_NEXT, #name))
#define FORMAT(name, type, kind, fd, through, last, params, args)                                  \
	FIND(name, dlsym(RTLD_NEXT, #name))
#define LOCK(name, type, try, ready, owner, params, args) FIND(name, dlsym(RTLD_NEXT, #name))
#define HAND(name, type, kind, params)                    FIND(name, dlsym(RTLD_NEXT, #name))
#include "core/state/calls.def"
	FIND(pthread_mutex_trylock, dlsym(RTLD_NEXT, "pthread_mutex_trylock"))
	FIND(mtx_trylock, dlsym(RTLD_NEXT, "mtx_trylock"))
	FIND(pthread_rwlock_tryrdlock, dlsym(RTLD_NEXT, "pthread_rwlock_tryrdlock"))
	FIND(pthread_rwlock_trywrlock, dlsym(RTLD_NEXT, "pthread_rwlock_trywrlock"))
}
