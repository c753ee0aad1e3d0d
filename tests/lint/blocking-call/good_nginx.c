/* SPDX-License-Identifier: MIT */
/* Tasks, and what nginx calls while it reads its configuration, may wait; so may what does not. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <ngx_mail.h>
#include <ngx_stream.h>
#include <ngx_thread_pool.h>

static void wait_for_all(void)
{
	sleep(1);
}

static void work(void *data, ngx_log_t *log)
{
	u_char buf[80];

	ngx_read_file(data, buf, sizeof(buf), 0);
	wait_for_all();
}

static void worked(ngx_event_t *ev)
{
	ngx_http_run_posted_requests(ev->data);
}

static ngx_int_t on_request(ngx_http_request_t *r)
{
	ngx_thread_task_t *task = ngx_thread_task_alloc(r->pool, sizeof(ngx_file_t));
	ngx_url_t url = { 0 };
	char byte = 0;

	task->handler = work;
	task->event.handler = worked;
	if (ngx_thread_task_post(NULL, task) != NGX_OK)
		return NGX_ERROR;
	url.no_resolve = 1;
	ngx_parse_url(r->pool, &url);
	r->request_body->temp_file->thread_write = 1;
	ngx_write_chain_to_temp_file(r->request_body->temp_file, NULL);
	ngx_nonblocking(r->connection->fd);
	if (write(r->connection->fd, &byte, 1) < 0)
		return NGX_ERROR;
	return NGX_DONE;
}

static char *set(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
	ngx_http_core_loc_conf_t *clcf = ngx_http_conf_get_module_loc_conf(cf,
	                                                                   ngx_http_core_module);
	ngx_url_t url = { 0 };

	clcf->handler = on_request;
	ngx_parse_url(cf->pool, &url);
	return NGX_CONF_OK;
}

static char *checked(ngx_conf_t *cf, void *data, void *conf)
{
	wait_for_all();
	return NGX_CONF_OK;
}

static ngx_conf_post_t check = { checked };

static ngx_command_t commands[] = {
	{ ngx_string("mine"), NGX_HTTP_LOC_CONF | NGX_CONF_TAKE1, set, NGX_HTTP_LOC_CONF_OFFSET, 0,
	  &check },
	ngx_null_command,
};

static ngx_int_t configure(ngx_conf_t *cf)
{
	wait_for_all();
	return NGX_OK;
}

static void *create(ngx_conf_t *cf)
{
	wait_for_all();
	return NULL;
}

static char *begin(ngx_conf_t *cf, void *conf)
{
	wait_for_all();
	return NGX_CONF_OK;
}

static char *merge(ngx_conf_t *cf, void *prev, void *conf)
{
	wait_for_all();
	return NGX_CONF_OK;
}

static void *create_core(ngx_cycle_t *cycle)
{
	wait_for_all();
	return NULL;
}

static char *begin_core(ngx_cycle_t *cycle, void *conf)
{
	wait_for_all();
	return NGX_CONF_OK;
}

static ngx_http_module_t context = { configure, configure, create, begin,
	                             create,    merge,     create, merge };
ngx_stream_module_t stream_context = { configure, configure, create, begin, create, merge };
ngx_mail_module_t mail_context = { NULL, create, begin, create, merge };
ngx_core_module_t core_context = { ngx_string("mine"), create_core, begin_core };
static ngx_str_t event_name = ngx_string("mine");
ngx_event_module_t event_context = { &event_name, create_core, begin_core, { 0 } };

static ngx_int_t first(ngx_log_t *log)
{
	wait_for_all();
	return NGX_OK;
}

static ngx_int_t start(ngx_cycle_t *cycle)
{
	wait_for_all();
	return NGX_OK;
}

static void stop(ngx_cycle_t *cycle)
{
	wait_for_all();
}

ngx_module_t my_module = { NGX_MODULE_V1, &context, commands, NGX_HTTP_MODULE,
	                   first,         start,    start,    start,
	                   stop,          stop,     stop,     NGX_MODULE_V1_PADDING };

static ngx_int_t init_zone(ngx_shm_zone_t *zone, void *data)
{
	wait_for_all();
	return NGX_OK;
}

static ngx_int_t init_upstream(ngx_conf_t *cf, ngx_http_upstream_srv_conf_t *us)
{
	wait_for_all();
	return NGX_OK;
}

static ngx_int_t init_stream_upstream(ngx_conf_t *cf, ngx_stream_upstream_srv_conf_t *us)
{
	wait_for_all();
	return NGX_OK;
}

void take(ngx_shm_zone_t *zone, ngx_http_upstream_srv_conf_t *us,
          ngx_stream_upstream_srv_conf_t *ss)
{
	zone->init = init_zone;
	us->peer.init_upstream = init_upstream;
	ss->peer.init_upstream = init_stream_upstream;
}
