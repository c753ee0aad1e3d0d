/* SPDX-License-Identifier: MIT */
/* ONLY: swallowed-cancellation */
/* Every callback of libuv that is told how it went, and begins the same once more. */
#include <uv.h>

struct peer {
	uv_tcp_t tcp;
	uv_pipe_t pipe;
	uv_udp_t udp;
	uv_connect_t connect;
	uv_shutdown_t shutdown;
	uv_udp_send_t send;
	uv_write_t write;
	uv_getnameinfo_t nameinfo;
	uv_getaddrinfo_t addrinfo;
	uv_random_t random;
	uv_buf_t buf;
	char bytes[1];
	struct sockaddr addr;
};

static void on_tcp_connect(uv_connect_t *req, int status)
{
	struct peer *r = req->data;

	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_tcp_connect warning root=on_tcp_connect */
		uv_tcp_connect(&r->connect, &r->tcp, &r->addr, on_tcp_connect);
}

static void on_pipe_connect(uv_connect_t *req, int status)
{
	struct peer *r = req->data;

	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_pipe_connect warning root=on_pipe_connect */
		uv_pipe_connect(&r->connect, &r->pipe, "x", on_pipe_connect);
}

static void on_shutdown(uv_shutdown_t *req, int status)
{
	struct peer *r = req->data;

	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_shutdown warning root=on_shutdown */
		uv_shutdown(&r->shutdown, (uv_stream_t *)&r->tcp, on_shutdown);
}

static void on_udp_send(uv_udp_send_t *req, int status)
{
	struct peer *r = req->data;

	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_udp_send warning root=on_udp_send */
		uv_udp_send(&r->send, &r->udp, &r->buf, 1, &r->addr, on_udp_send);
}

static void on_write(uv_write_t *req, int status)
{
	struct peer *r = req->data;

	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_write warning root=on_write */
		uv_write(&r->write, (uv_stream_t *)&r->tcp, &r->buf, 1, on_write);
}

static void on_write2(uv_write_t *req, int status)
{
	struct peer *r = req->data;

	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_write2 warning root=on_write2 */
		uv_write2(&r->write, (uv_stream_t *)&r->pipe, &r->buf, 1, (uv_stream_t *)&r->tcp,
		          on_write2);
}

static void on_getnameinfo(uv_getnameinfo_t *req, int status, const char *host, const char *service)
{
	struct peer *r = req->data;

	(void)host;
	(void)service;
	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_getnameinfo warning root=on_getnameinfo */
		uv_getnameinfo(r->tcp.loop, &r->nameinfo, on_getnameinfo, &r->addr, 0);
}

static void on_getaddrinfo(uv_getaddrinfo_t *req, int status, struct addrinfo *res)
{
	struct peer *r = req->data;

	(void)res;
	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_getaddrinfo warning root=on_getaddrinfo */
		uv_getaddrinfo(r->tcp.loop, &r->addrinfo, on_getaddrinfo, "a", "b", NULL);
}

static void on_random(uv_random_t *req, int status, void *buf, size_t size)
{
	struct peer *r = req->data;

	(void)buf;
	(void)size;
	if (status == UV_ECANCELED)
		/* EXPECT: swallowed-cancellation uv_random warning root=on_random */
		uv_random(r->tcp.loop, &r->random, r->bytes, 1, 0, on_random);
}

static void on_close(uv_handle_t *handle)
{
	(void)handle;
}

void start(struct peer *r)
{
	uv_tcp_connect(&r->connect, &r->tcp, &r->addr, on_tcp_connect);
	uv_pipe_connect(&r->connect, &r->pipe, "x", on_pipe_connect);
	uv_shutdown(&r->shutdown, (uv_stream_t *)&r->tcp, on_shutdown);
	uv_udp_send(&r->send, &r->udp, &r->buf, 1, &r->addr, on_udp_send);
	uv_write(&r->write, (uv_stream_t *)&r->tcp, &r->buf, 1, on_write);
	uv_write2(&r->write, (uv_stream_t *)&r->pipe, &r->buf, 1, (uv_stream_t *)&r->tcp,
	          on_write2);
	uv_getnameinfo(r->tcp.loop, &r->nameinfo, on_getnameinfo, &r->addr, 0);
	uv_getaddrinfo(r->tcp.loop, &r->addrinfo, on_getaddrinfo, "a", "b", NULL);
	uv_random(r->tcp.loop, &r->random, r->bytes, 1, 0, on_random);
}

void stop(struct peer *r)
{
	uv_close((uv_handle_t *)&r->tcp, on_close);
}
