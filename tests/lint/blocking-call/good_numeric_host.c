/* SPDX-License-Identifier: MIT */
/* AI_NUMERICHOST: the text is an address, nobody is asked. */
#include <netdb.h>
#include <string.h>
#include <uv.h>

static void parse(const char *text, int flags)
{
	struct addrinfo hints, *list = NULL;

	memset(&hints, 0, sizeof(hints));
	hints.ai_flags = AI_NUMERICHOST | flags;
	if (!getaddrinfo(text, NULL, &hints, &list))
		freeaddrinfo(list);
}

static void on_timer(uv_timer_t *timer)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST };
	struct addrinfo *list = NULL;

	if (!getaddrinfo("127.0.0.1", "80", &hints, &list))
		freeaddrinfo(list);
	parse("::1", AI_PASSIVE);
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
