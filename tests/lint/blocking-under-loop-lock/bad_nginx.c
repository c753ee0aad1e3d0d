/* SPDX-License-Identifier: MIT */
/* A task that waits with a lock in its hands that a handler takes, of each kind that nginx has. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <unistd.h>

static ngx_thread_mutex_t mutex;
static ngx_shmtx_t shared;
static ngx_atomic_t readers;

static void work(void *data, ngx_log_t *log)
{
	ngx_thread_mutex_lock(&mutex, log);
	sleep(1); /* EXPECT: blocking-under-loop-lock sleep error */
	ngx_thread_mutex_unlock(&mutex, log);
	ngx_shmtx_lock(&shared);
	sleep(2); /* EXPECT: blocking-under-loop-lock sleep error */
	ngx_shmtx_unlock(&shared);
	if (ngx_shmtx_trylock(&shared)) {
		sleep(3); /* EXPECT: blocking-under-loop-lock sleep error */
		ngx_shmtx_unlock(&shared);
	}
	ngx_rwlock_wlock(&readers);
	sleep(4); /* EXPECT: blocking-under-loop-lock sleep error */
	ngx_rwlock_unlock(&readers);
	sleep(5);
}

static ngx_int_t on_request(ngx_http_request_t *r)
{
	/* EXPECT: blocking-call ngx_thread_mutex_lock note */
	ngx_thread_mutex_lock(&mutex, r->connection->log);
	ngx_thread_mutex_unlock(&mutex, r->connection->log);
	ngx_shmtx_lock(&shared); /* EXPECT: blocking-call ngx_shmtx_lock note */
	ngx_shmtx_unlock(&shared);
	ngx_rwlock_rlock(&readers); /* EXPECT: blocking-call ngx_rwlock_rlock note */
	ngx_rwlock_unlock(&readers);
	return NGX_OK;
}

void take(ngx_thread_task_t *task, ngx_http_request_t *r)
{
	task->handler = work;
	r->content_handler = on_request;
}
