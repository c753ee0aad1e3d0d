/* SPDX-License-Identifier: MIT */
/* A task that the pool did not take, and a name that nobody asks for: no handler is ever called. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <ngx_thread_pool.h>

static void on_event(ngx_event_t *ev)
{
	/* EXPECT: unchecked-result ngx_thread_task_post warning */
	ngx_thread_task_post(NULL, ev->data);
	ngx_resolve_name(ev->data); /* EXPECT: unchecked-result ngx_resolve_name warning */
	ngx_resolve_addr(ev->data); /* EXPECT: unchecked-result ngx_resolve_addr warning */
}

void take(ngx_event_t *ev)
{
	ev->handler = on_event;
}
