/* SPDX-License-Identifier: MIT
 *
 * Two tests say together what neither says alone: what is left at the end only when something was
 * made, is not left by a call that does not allow it to be made.
 */
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>
#include <uv.h>

#define CREATE 4

static bool find_secret(void)
{
	return getpid() & 1;
}

static bool find_public(void)
{
	return getpid() & 2;
}

static int make(void)
{
	return getpid() & 4 ? -1 : 0;
}

static void init_key(unsigned flags)
{
	bool secret = find_secret(), public = find_public(), created = false;

	if (!secret && !public && !(flags & CREATE))
		goto err;
	if (!secret && !public)
		created = true;
	if (make() == 0)
		return;
err:
	if (created)
		unlink("/var/lib/key");
}

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	init_key(2);
}

void start(uv_timer_t *timer)
{
	uv_timer_start(timer, on_timer, 1000, 0);
}
