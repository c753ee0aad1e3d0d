/* SPDX-License-Identifier: MIT */
/* The lock is taken here; what waits under it stands in another file, or behind a table there. */
#include "backend.h"

static pthread_mutex_t catalog_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t tape_lock = PTHREAD_MUTEX_INITIALIZER;

int archive(const char *name)
{
	int status;

	pthread_mutex_lock(&catalog_lock);
	/* EXPECT: blocking-while-locked system warning steps=3 */
	status = upload(name);
	pthread_mutex_unlock(&catalog_lock);
	return status;
}

int archive_to_tape(const char *name)
{
	int status;

	pthread_mutex_lock(&catalog_lock);
	/* EXPECT: blocking-while-locked sleep warning steps=3 */
	status = tape.store(name) + tape.note(name);
	pthread_mutex_unlock(&catalog_lock);
	return status;
}

void change_tape(void)
{
	pthread_mutex_lock(&catalog_lock);
	/* EXPECT: blocking-while-locked sleep warning steps=3 */
	wait_for_tape(&tape_lock);
	pthread_mutex_unlock(&catalog_lock);
}
