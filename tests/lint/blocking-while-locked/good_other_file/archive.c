/* SPDX-License-Identifier: MIT */
/* Under the lock only what does not wait is called; the other file and its table have both. */
#include "backend.h"

static pthread_mutex_t catalog_lock = PTHREAD_MUTEX_INITIALIZER;

int archive(const char *name)
{
	int status = upload(name);

	pthread_mutex_lock(&catalog_lock);
	status += tape.note(name);
	pthread_mutex_unlock(&catalog_lock);
	return status;
}

int archive_to_tape(const char *name)
{
	int status;

	pthread_mutex_lock(&catalog_lock);
	status = tape.note(name);
	pthread_mutex_unlock(&catalog_lock);
	return status ? tape.store(name) : 0;
}

void change_tape(void)
{
	pthread_mutex_lock(&catalog_lock);
	wait_for_tape(&catalog_lock);
	pthread_mutex_unlock(&catalog_lock);
}
