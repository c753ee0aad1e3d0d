/* SPDX-License-Identifier: MIT */
/* Flags, but not the one that keeps it from asking; the helper's caller chooses. */
#include <netdb.h>
#include <uv.h>

static void look_up(const char *text, int flags)
{
	struct addrinfo hints = { .ai_flags = flags };
	struct addrinfo *list = NULL;

	if (!getaddrinfo(text, NULL, &hints, &list)) /* EXPECT: blocking-call getaddrinfo error */
		freeaddrinfo(list);
}

static void on_timer(uv_timer_t *timer)
{
	struct addrinfo hints = { .ai_flags = AI_PASSIVE };
	struct addrinfo *list = NULL;

	if (!getaddrinfo("a.test", 0, &hints, &list)) /* EXPECT: blocking-call getaddrinfo error */
		freeaddrinfo(list);
	look_up("::1", AI_NUMERICHOST);
	look_up("b.test", AI_CANONNAME);
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
