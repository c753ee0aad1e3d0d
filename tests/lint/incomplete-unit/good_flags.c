/* SPDX-License-Identifier: MIT */
/* FLAGS: -DLEDGER_BACKEND=2 -DLOOP_HEADER='<uv.h>' */
/* What the file asks for stands in the flags: a backend, and which header it is. */
#include LOOP_HEADER

#ifndef LEDGER_BACKEND
#error "choose a backend: -DLEDGER_BACKEND=1 or 2"
#endif

static void on_timer(uv_timer_t *timer)
{
	timer->data = LEDGER_BACKEND == 2 ? timer : NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
