/* SPDX-License-Identifier: MIT */ // EXPECT: incomplete-unit analysed note
/* READ IN PART: the build has not made config.h yet. Both files that see it are incomplete;
 * the third does not, and is whole.
 */
#include <uv.h>

#include "settings.h"

void on_timer(uv_timer_t *timer);

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, (uint64_t)settings_ticks());
}
