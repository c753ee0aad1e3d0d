/* SPDX-License-Identifier: MIT */
/* The way out stands in another file: with a limit from here, or as the rude one of a table; the
 * polite one is for those whose wait went well.
 */
#include "io.h"

struct ending {
	void (*polite)(st_netfd_t fd);
	void (*rude)(st_netfd_t fd);
};

static const struct ending endings = { .polite = say_goodbye, .rude = hang_up };

static void *with_limit(void *data)
{
	if (wait_for_more(data) != 0)
		end_within(data, 1000000);
	return 0;
}

static void *by_table(void *data)
{
	if (wait_for_more(data) != 0) {
		endings.rude(data);
		return 0;
	}
	endings.polite(data);
	return data;
}

void start(st_netfd_t fd)
{
	st_thread_create(with_limit, fd, 0, 0);
	st_thread_create(by_table, fd, 0, 0);
}
