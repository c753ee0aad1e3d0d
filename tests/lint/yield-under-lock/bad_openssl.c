/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Jobs pause with a lock of threads in their hands. */
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
	/* EXPECT: yield-under-lock ASYNC_pause_job error */
	ASYNC_pause_job();
	pthread_mutex_unlock(&keys_lock);
	return arg == NULL;
}

static int look(void *arg)
{
	if (!CRYPTO_THREAD_read_lock(table_lock))
		return 0;
	keys++;
	/* EXPECT: yield-under-lock ASYNC_pause_job error */
	ASYNC_pause_job();
	CRYPTO_THREAD_unlock(table_lock);
	return arg == NULL;
}

static int change(void *arg)
{
	if (!CRYPTO_THREAD_write_lock(table_lock))
		return 0;
	keys++;
	/* EXPECT: yield-under-lock ASYNC_pause_job error */
	ASYNC_pause_job();
	CRYPTO_THREAD_unlock(table_lock);
	return arg == NULL;
}

int start(ASYNC_JOB **job, ASYNC_WAIT_CTX *wait)
{
	int result;

	return ASYNC_start_job(job, wait, &result, sign, NULL, 0) +
	       ASYNC_start_job(job, wait, &result, look, NULL, 0) +
	       ASYNC_start_job(job, wait, &result, change, NULL, 0);
}
