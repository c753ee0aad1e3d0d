/* SPDX-License-Identifier: MIT */
/* What waits knows nothing of the lock that its callers hold. */
#include "backend.h"

#include <stdlib.h>
#include <unistd.h>

static int noted;

int upload(const char *name)
{
	return name[0] ? system("upload-all") : 0;
}

void wait_for_tape(pthread_mutex_t *lock)
{
	while (pthread_mutex_trylock(lock) != 0)
		sleep(1);
	pthread_mutex_unlock(lock);
}

static int tape_store(const char *name)
{
	sleep(30);
	return name[0] != '\0';
}

static int tape_note(const char *name)
{
	return noted += name[0] != '\0';
}

const struct backend tape = { .store = tape_store, .note = tape_note };
