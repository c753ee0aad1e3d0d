/* SPDX-License-Identifier: MIT */
/* What another platform needs, and what is no C at all, in branches that nobody compiles. */
#include <uv.h>
#ifdef _WIN32
#include <windows.h>
#endif

#if 0
Once upon a time this was no C.
#endif

static void on_timer(uv_timer_t *timer)
{
#ifdef WITH_LEDGER
	LIST_FOREACH(client, timer->data, next)
#endif
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
