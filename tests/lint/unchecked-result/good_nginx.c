/* SPDX-License-Identifier: MIT */
/* What nobody took is answered at once. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <ngx_thread_pool.h>

static ngx_int_t on_request(ngx_http_request_t *r)
{
	if (ngx_resolve_name(r->upstream->resolved->ctx) != NGX_OK)
		return NGX_HTTP_BAD_GATEWAY;
	return ngx_thread_task_post(NULL, ngx_thread_task_alloc(r->pool, 0));
}

void take(ngx_http_request_t *r)
{
	r->content_handler = on_request;
}
