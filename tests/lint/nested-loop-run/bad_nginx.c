/* SPDX-License-Identifier: MIT */
/* A handler that runs the loop until something has happened. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_event.h>
#include <ngx_process_cycle.h>

static void on_event(ngx_event_t *ev)
{
	while (!ev->ready)
		/* EXPECT: nested-loop-run ngx_process_events_and_timers error */
		ngx_process_events_and_timers((ngx_cycle_t *)ngx_cycle);
}

static void on_end(ngx_event_t *ev)
{
	/* EXPECT: nested-loop-run ngx_single_process_cycle error */
	ngx_single_process_cycle((ngx_cycle_t *)ngx_cycle);
}

void take(ngx_event_t *ev, ngx_event_t *end)
{
	ev->handler = on_event;
	end->handler = on_end;
}
