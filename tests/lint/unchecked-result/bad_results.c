/* SPDX-License-Identifier: MIT */
#include <event2/http.h>
#include <pthread.h>
#include <uv.h>

static void on_connection(uv_stream_t *server, int status)
{
	(void)server;
	(void)status;
}

static void on_connect(uv_connect_t *request, int status)
{
	request->data = status ? NULL : request->handle;
}

static void *work(void *data)
{
	return data;
}

void listen_now(uv_stream_t *server)
{
	/* EXPECT: unchecked-result uv_listen warning */
	uv_listen(server, 16, on_connection);
}

void bind_now(uv_tcp_t *server, const struct sockaddr *address)
{
	/* EXPECT: unchecked-result uv_tcp_bind warning */
	uv_tcp_bind(server, address, 0);
}

void bind_udp(uv_udp_t *socket, const struct sockaddr *address)
{
	/* EXPECT: unchecked-result uv_udp_bind warning */
	uv_udp_bind(socket, address, 0);
}

void connect_now(uv_connect_t *request, uv_tcp_t *tcp, const struct sockaddr *address)
{
	/* EXPECT: unchecked-result uv_tcp_connect warning */
	uv_tcp_connect(request, tcp, address, on_connect);
}

void child(uv_loop_t *loop, uv_process_t *process, const uv_process_options_t *options)
{
	/* EXPECT: unchecked-result uv_spawn warning */
	uv_spawn(loop, process, options);
}

void loop_now(uv_loop_t *loop)
{
	/* EXPECT: unchecked-result uv_loop_init warning says=returns, */
	uv_loop_init(loop);
}

static pthread_t worker;

void thread_now(void)
{
	/* EXPECT: unchecked-result pthread_create warning says=begun, */
	pthread_create(&worker, NULL, work, NULL);
}

void serve(struct evhttp *http, int wanted)
{
	if (wanted)
		/* EXPECT: unchecked-result evhttp_bind_socket warning */
		evhttp_bind_socket(http, "::", 80);
}

void accept_one(uv_stream_t *server, uv_stream_t *client)
{
	/* EXPECT: unchecked-result uv_accept warning */
	uv_accept(server, client);
}

void in_a_loop(uv_stream_t **servers, int count)
{
	for (int i = 0; i < count; i++)
		/* EXPECT: unchecked-result uv_listen warning */
		uv_listen(servers[i], 16, on_connection);
}
