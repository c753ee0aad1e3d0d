/* SPDX-License-Identifier: MIT
 *
 * ticks.c - the rate of the processor's counter (ticks.h).
 *
 * Hooked calls are stamped with the counter because it costs a third of a clock reading. Two pairs
 * of readings far apart give the rate; the first pair is taken when the probe is loaded, the
 * second one whenever somebody asks.
 */
#include "core/state/ticks.h"

#include "core/base/sys.h"

static uint64_t first_ns;
static uint64_t first_ticks;

void ticks_start(void)
{
	first_ns = sys_now();
	first_ticks = sys_ticks();
}

static double ns_per_tick(void)
{
	double ns = (double)(sys_now() - first_ns);
	double ticks = (double)(sys_ticks() - first_ticks);

	return ticks > 0 ? ns / ticks : 1.0;
}

uint64_t ticks_to_ns(uint64_t count)
{
	return (uint64_t)((double)count * ns_per_tick());
}

uint64_t ticks_from_ns(uint64_t ns)
{
	return (uint64_t)((double)ns / ns_per_tick());
}
