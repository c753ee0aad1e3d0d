/* SPDX-License-Identifier: MIT */
/* nginx' own functions that wait, called by a location's handler. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

static int by_name(const void *one, const void *two)
{
	usleep(20000); /* EXPECT: blocking-call usleep error root=on_request */
	return one < two;
}

static ngx_int_t by_place(const ngx_queue_t *one, const ngx_queue_t *two)
{
	usleep(20000); /* EXPECT: blocking-call usleep error root=on_request */
	return one < two;
}

static void files(ngx_http_request_t *r, ngx_file_t *file, ngx_str_t *name, ngx_path_t *path)
{
	ngx_open_file_info_t of = { 0 };
	ngx_ext_rename_file_t ext = { 0 };
	ngx_copy_file_t copy = { 0 };
	ngx_file_mapping_t map = { 0 };
	ngx_tree_ctx_t tree = { 0 };
	ngx_glob_t glob = { 0 };
	ngx_dir_t dir;
	u_char buf[80];

	/* EXPECT: blocking-call ngx_open_cached_file warning */
	ngx_open_cached_file(NULL, name, &of, r->pool);
	ngx_read_file(file, buf, sizeof(buf), 0); /* EXPECT: blocking-call ngx_read_file warning */
	/* EXPECT: blocking-call ngx_write_file warning */
	ngx_write_file(file, buf, sizeof(buf), 0);
	/* EXPECT: blocking-call ngx_write_chain_to_file warning */
	ngx_write_chain_to_file(file, NULL, 0, r->pool);
	/* EXPECT: blocking-call ngx_create_temp_file warning */
	ngx_create_temp_file(file, path, r->pool, 0, 0, 0);
	ngx_open_tempfile(name->data, 0, 0); /* EXPECT: blocking-call ngx_open_tempfile warning */
	ngx_create_path(file, path);         /* EXPECT: blocking-call ngx_create_path warning */
	/* EXPECT: blocking-call ngx_create_full_path warning */
	ngx_create_full_path(name->data, 0700);
	/* EXPECT: blocking-call ngx_ext_rename_file warning */
	ngx_ext_rename_file(name, name, &ext);
	/* EXPECT: blocking-call ngx_copy_file warning */
	ngx_copy_file(name->data, name->data, &copy);
	ngx_create_file_mapping(&map); /* EXPECT: blocking-call ngx_create_file_mapping warning */
	ngx_open_dir(name, &dir);      /* EXPECT: blocking-call ngx_open_dir warning */
	ngx_read_dir(&dir);            /* EXPECT: blocking-call ngx_read_dir warning */
	ngx_open_glob(&glob);          /* EXPECT: blocking-call ngx_open_glob warning */
	ngx_lock_fd(file->fd);         /* EXPECT: blocking-call ngx_lock_fd error */
	ngx_walk_tree(&tree, name);    /* EXPECT: blocking-call ngx_walk_tree warning */
}

static void temp_file(ngx_http_request_t *r, ngx_temp_file_t *tf)
{
	tf->thread_write = 0;
	/* EXPECT: blocking-call ngx_write_chain_to_temp_file warning */
	ngx_write_chain_to_temp_file(tf, NULL);
}

static void names(ngx_http_request_t *r, ngx_str_t *host)
{
	ngx_url_t url = { 0 };

	url.url = *host;
	ngx_parse_url(r->pool, &url); /* EXPECT: blocking-call ngx_parse_url error */
	/* EXPECT: blocking-call ngx_inet_resolve_host error says=ngx_resolve_start */
	ngx_inet_resolve_host(r->pool, &url);
}

static void locks(ngx_thread_mutex_t *mutex, ngx_thread_cond_t *cond, ngx_log_t *log)
{
	ngx_thread_mutex_lock(mutex, log); /* EXPECT: blocking-call ngx_thread_mutex_lock note */
	/* EXPECT: blocking-call ngx_thread_cond_wait error */
	ngx_thread_cond_wait(cond, mutex, log);
	ngx_thread_mutex_unlock(mutex, log);
}

static void shared(ngx_slab_pool_t *pool, ngx_atomic_t *lock)
{
	ngx_shmtx_lock(&pool->mutex); /* EXPECT: blocking-call ngx_shmtx_lock note */
	ngx_shmtx_unlock(&pool->mutex);
	ngx_rwlock_rlock(lock); /* EXPECT: blocking-call ngx_rwlock_rlock note */
	ngx_rwlock_unlock(lock);
	ngx_rwlock_wlock(lock); /* EXPECT: blocking-call ngx_rwlock_wlock note */
	ngx_rwlock_unlock(lock);
	ngx_spinlock(lock, 1, 2048); /* EXPECT: blocking-call ngx_spinlock note */
}

static void descriptors(int fd, char *buf)
{
	ngx_blocking(fd);
	if (write(fd, buf, 1) < 0) /* EXPECT: blocking-call write error */
		return;
}

static ngx_int_t on_request(ngx_http_request_t *r)
{
	ngx_queue_t queue;
	char *list[2] = { "a", "b" };
	ngx_open_file_info_t *of = ngx_http_get_module_ctx(r, ngx_http_core_module);

	files(r, (ngx_file_t *)of, &r->uri, NULL);
	temp_file(r, r->request_body->temp_file);
	names(r, &r->uri);
	locks(NULL, NULL, r->connection->log);
	shared(NULL, NULL);
	descriptors(r->connection->fd, list[0]);
	ngx_sort(list, 2, sizeof(list[0]), (void *)by_name);
	ngx_queue_init(&queue);
	ngx_queue_sort(&queue, by_place);
	return NGX_OK;
}

void enter(ngx_http_core_loc_conf_t *clcf)
{
	clcf->handler = on_request;
}
