/* SPDX-License-Identifier: MIT */
/* The header is not there, and the file has asked before it includes it. */
#include <uv.h>
#if __has_include(<acme/ledger.h>)
#include <acme/ledger.h>
#endif

static void on_timer(uv_timer_t *timer)
{
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
