/* SPDX-License-Identifier: MIT
 *
 * The call of the library's function is what is reported, not what its header does inside.
 */
#include <stddef.h>
#include <uv.h>
#include "event2/names.h"

static void on_timer(uv_timer_t *timer)
{
	struct addrinfo *found;

	/* EXPECT: blocking-call evutil_getaddrinfo error steps=2 */
	evutil_getaddrinfo(timer->data, "80", NULL, &found);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
