/* SPDX-License-Identifier: MIT */
/* The same helper by two ways: one descriptor is known to block, so the finding is sure. */
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static void drain(int fd)
{
	char text[64];

	read(fd, text, 64); /* EXPECT: blocking-call read error confidence=high assumes=none */
}

static void on_timer(uv_timer_t *timer)
{
	drain(*(int *)timer->data);
}

static void open_and_drain(void)
{
	drain(socket(AF_INET, SOCK_DGRAM, 0));
}

static void on_idle(uv_idle_t *idle)
{
	open_and_drain();
}

void start(uv_timer_t *timer, uv_idle_t *idle)
{
	uv_timer_start(timer, on_timer, 1, 0);
	uv_idle_start(idle, on_idle);
}
