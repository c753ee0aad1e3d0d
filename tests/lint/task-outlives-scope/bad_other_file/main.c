/* SPDX-License-Identifier: MIT */
/* What is begun in another file, directly and by a pointer of a table, is waited for here: too
 * late, the frames that it is in are gone.
 */
#include "service.h"

int main(void)
{
	struct event_base *base = event_base_new();

	if (announce(base) || clock_service.start(base))
		return 1;
	clock_service.wait(base);
	return event_base_dispatch(base);
}
