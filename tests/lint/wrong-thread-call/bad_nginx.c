/* SPDX-License-Identifier: MIT */
/* A task runs on a thread of the pool, where nothing of the worker's loop may be touched. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_event_connect.h>
#include <ngx_http.h>

static void on_body(ngx_http_request_t *r)
{
}

static void work(void *data, ngx_log_t *log)
{
	ngx_http_request_t *r = data, *sr;
	ngx_connection_t *c = r->connection;
	/* EXPECT: wrong-thread-call ngx_resolve_start error root=work */
	ngx_resolver_ctx_t *ctx = ngx_resolve_start(NULL, NULL);
	ngx_str_t uri = r->uri;
	ngx_peer_connection_t pc = { 0 };

	if (ngx_resolve_name(ctx) != NGX_OK) /* EXPECT: wrong-thread-call ngx_resolve_name error */
		/* EXPECT: wrong-thread-call ngx_resolve_name_done error */
		ngx_resolve_name_done(ctx);
	if (ngx_resolve_addr(ctx) != NGX_OK) /* EXPECT: wrong-thread-call ngx_resolve_addr error */
		/* EXPECT: wrong-thread-call ngx_resolve_addr_done error */
		ngx_resolve_addr_done(ctx);
	ngx_add_timer(c->read, 100); /* EXPECT: wrong-thread-call ngx_event_add_timer error */
	ngx_del_timer(c->read);      /* EXPECT: wrong-thread-call ngx_event_del_timer error */
	/* EXPECT: wrong-thread-call ngx_handle_read_event error */
	ngx_handle_read_event(c->read, 0);
	/* EXPECT: wrong-thread-call ngx_handle_write_event error */
	ngx_handle_write_event(c->write, 0);
	ngx_event_connect_peer(&pc);    /* EXPECT: wrong-thread-call ngx_event_connect_peer error */
	c = ngx_get_connection(0, log); /* EXPECT: wrong-thread-call ngx_get_connection error */
	ngx_free_connection(c);         /* EXPECT: wrong-thread-call ngx_free_connection error */
	ngx_close_connection(c);        /* EXPECT: wrong-thread-call ngx_close_connection error */
	ngx_http_core_run_phases(r); /* EXPECT: wrong-thread-call ngx_http_core_run_phases error */
	/* EXPECT: wrong-thread-call ngx_http_discard_request_body error */
	ngx_http_discard_request_body(r);
	/* EXPECT: wrong-thread-call ngx_http_read_client_request_body error */
	ngx_http_read_client_request_body(r, on_body);
	/* EXPECT: wrong-thread-call ngx_http_internal_redirect error */
	ngx_http_internal_redirect(r, &uri, NULL);
	/* EXPECT: wrong-thread-call ngx_http_named_location error */
	ngx_http_named_location(r, &uri);
	ngx_http_send_header(r); /* EXPECT: wrong-thread-call ngx_http_send_header error */
	/* EXPECT: wrong-thread-call ngx_http_output_filter error */
	ngx_http_output_filter(r, NULL);
	ngx_http_send_special(r, 0); /* EXPECT: wrong-thread-call ngx_http_send_special error */
	/* EXPECT: wrong-thread-call ngx_http_send_response error */
	ngx_http_send_response(r, 200, &uri, NULL);
	/* EXPECT: wrong-thread-call ngx_http_subrequest error */
	ngx_http_subrequest(r, &uri, NULL, &sr, NULL, 0);
	ngx_http_upstream_create(r); /* EXPECT: wrong-thread-call ngx_http_upstream_create error */
	ngx_http_upstream_init(r);   /* EXPECT: wrong-thread-call ngx_http_upstream_init error */
	/* EXPECT: wrong-thread-call ngx_http_run_posted_requests error */
	ngx_http_run_posted_requests(c);
	/* EXPECT: wrong-thread-call ngx_http_finalize_request error */
	ngx_http_finalize_request(r, NGX_OK);
	ngx_http_free_request(r, 0); /* EXPECT: wrong-thread-call ngx_http_free_request error */
}

void take(ngx_thread_task_t *task)
{
	task->handler = work;
}
