/* SPDX-License-Identifier: MIT
 *
 * next.c - find the real functions (next.h).
 *
 * Some names exist in several versions with different meanings, and a plain lookup may give the
 * oldest. Those are looked up by the version that programs are linked with today. Everything else
 * is looked up by name. A name that this C library does not have stays NULL: no program here can
 * be linked against it.
 */
#include "core/hooks/next.h"

#include <string.h>

struct next next_functions;

static const struct {
	const char *name;
	const char *version;
} versioned[] = {
#if defined(__x86_64__)
	{ "pthread_cond_wait", "GLIBC_2.3.2" },
	{ "pthread_cond_timedwait", "GLIBC_2.3.2" },
#endif
	{ "posix_spawn", "GLIBC_2.15" },
	{ "posix_spawnp", "GLIBC_2.15" },
};

static void *find(const char *name)
{
	for (size_t i = 0; i < sizeof(versioned) / sizeof(versioned[0]); i++) {
		void *found;

		if (strcmp(versioned[i].name, name) != 0)
			continue;
		found = dlvsym(RTLD_NEXT, name, versioned[i].version);
		if (found)
			return found;
	}
	return dlsym(RTLD_NEXT, name);
}

void next_resolve(void)
{
#define CALL(name, type, kind, fd, object, params, args)                                           \
	if (!next_functions.name)                                                                  \
		*(void **)&next_functions.name = find(#name);
#define LOCK(name, type, try, owner, params, args)                                                 \
	if (!next_functions.name)                                                                  \
		*(void **)&next_functions.name = find(#name);
#define HAND(name, type, kind, params)                                                             \
	if (!next_functions.name)                                                                  \
		*(void **)&next_functions.name = find(#name);
#include "core/state/calls.def"
	*(void **)&next_functions.pthread_mutex_trylock = find("pthread_mutex_trylock");
	*(void **)&next_functions.mtx_trylock = find("mtx_trylock");
	*(void **)&next_functions.pthread_rwlock_tryrdlock = find("pthread_rwlock_tryrdlock");
	*(void **)&next_functions.pthread_rwlock_trywrlock = find("pthread_rwlock_trywrlock");
}
