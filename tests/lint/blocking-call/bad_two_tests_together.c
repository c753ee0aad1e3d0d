/* SPDX-License-Identifier: MIT
 *
 * The same two tests, and a call that allows the making: its way is shown, although the one by the
 * call that does not is shorter.
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
		unlink("key"); /* EXPECT: blocking-call unlink warning root=on_create steps=4 */
}

static void on_load(uv_timer_t *timer)
{
	(void)timer;
	init_key(2);
}

static void create(void)
{
	init_key(2 | CREATE);
}

static void on_create(uv_timer_t *timer)
{
	(void)timer;
	create();
}

void start(uv_timer_t *timer, uv_timer_t *other)
{
	uv_timer_start(timer, on_load, 1000, 0);
	uv_timer_start(other, on_create, 1000, 0);
}
