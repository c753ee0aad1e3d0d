/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

static void on_connection(uv_stream_t *server, int status)
{
	(void)server;
	(void)status;
}

static void *work(void *data)
{
	return data;
}

int passed_on(uv_stream_t *server)
{
	return uv_listen(server, 16, on_connection);
}

void tested(uv_stream_t *server)
{
	if (uv_listen(server, 16, on_connection) < 0)
		abort();
}

void stored(uv_tcp_t *server, const struct sockaddr *address, int *result)
{
	*result = uv_tcp_bind(server, address, 0);
}

void said_on_purpose(uv_udp_t *socket, const struct sockaddr *address)
{
	(void)uv_udp_bind(socket, address, 0);
}

void handed_on(uv_loop_t *loop)
{
	printf("%d\n", uv_loop_init(loop));
}

int with_a_comma(uv_stream_t *server, int *tries)
{
	return (*tries)++, uv_listen(server, 16, on_connection);
}

int one_of_two(uv_stream_t *a, uv_stream_t *b)
{
	return uv_listen(a, 1, on_connection) || uv_listen(b, 1, on_connection);
}

void cannot_fail(uv_timer_t *timer, uv_loop_t *loop)
{
	uv_timer_init(loop, timer);
}

void shows_elsewhere(struct event *event)
{
	event_add(event, NULL);
}

static pthread_t worker;

int thread_now(void)
{
	int err = pthread_create(&worker, NULL, work, NULL);

	return err ? -err : 0;
}
