/* SPDX-License-Identifier: MIT */
/* A local keeps what it holds while other code runs, until its address is taken. */
#include <netdb.h>
#include <sys/select.h>
#include <uv.h>

int log_line(const char *text);

static int count_line(void)
{
	return log_line("timer");
}

static void on_timer(uv_timer_t *timer)
{
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST };
	struct addrinfo *list = NULL;
	struct timeval none = { 0, 0 };
	fd_set ready;

	FD_ZERO(&ready);
	FD_SET(3, &ready);
	count_line();
	if (select(4, &ready, NULL, NULL, &none) > 0)
		count_line();
	if (!getaddrinfo("127.0.0.1", "80", &hints, &list))
		freeaddrinfo(list);
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
