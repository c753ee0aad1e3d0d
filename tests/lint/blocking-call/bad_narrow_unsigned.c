/* SPDX-License-Identifier: MIT
 *
 * -1 in an unsigned variable is its largest number, and what is asked may be written either way.
 */
#include <stdint.h>
#include <unistd.h>
#include <uv.h>

static void wait_when(uint8_t code, uint32_t id, size_t size)
{
	if (code == 255)
		sleep(1); /* EXPECT: blocking-call sleep error */
	if (id == UINT32_MAX)
		sleep(2); /* EXPECT: blocking-call sleep error */
	if (size == SIZE_MAX)
		sleep(3); /* EXPECT: blocking-call sleep error */
	if (code == 1)
		sleep(4);
}

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	wait_when(-1, -1, -1);
}

void start(uv_timer_t *timer)
{
	uv_timer_start(timer, on_timer, 1000, 0);
}
