/* SPDX-License-Identifier: MIT */ // EXPECT: incomplete-unit analysed note
/* READ IN PART: the header of a library that is not installed, and with it what its calls do. */
#include <uv.h>
#include <acme/ledger.h>

static void on_timer(uv_timer_t *timer)
{
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
