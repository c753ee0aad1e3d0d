/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Jobs give the lock up before they pause. */
#include <openssl/async.h>
#include <openssl/crypto.h>
#include <pthread.h>

static pthread_mutex_t keys_lock = PTHREAD_MUTEX_INITIALIZER;
static CRYPTO_RWLOCK *table_lock;
static int keys;

static int sign(void *arg)
{
	pthread_mutex_lock(&keys_lock);
	keys++;
	pthread_mutex_unlock(&keys_lock);
	ASYNC_pause_job();
	return arg == NULL;
}

static int look(void *arg)
{
	if (!CRYPTO_THREAD_read_lock(table_lock))
		return 0;
	keys++;
	CRYPTO_THREAD_unlock(table_lock);
	ASYNC_pause_job();
	return arg == NULL;
}

static int change(void *arg)
{
	if (!CRYPTO_THREAD_write_lock(table_lock))
		return 0;
	keys++;
	CRYPTO_THREAD_unlock(table_lock);
	ASYNC_pause_job();
	return arg == NULL;
}

int start(ASYNC_JOB **job, ASYNC_WAIT_CTX *wait)
{
	int result;

	return ASYNC_start_job(job, wait, &result, sign, NULL, 0) +
	       ASYNC_start_job(job, wait, &result, look, NULL, 0) +
	       ASYNC_start_job(job, wait, &result, change, NULL, 0);
}
