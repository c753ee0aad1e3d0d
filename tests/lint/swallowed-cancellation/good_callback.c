/* SPDX-License-Identifier: MIT */
/* Callbacks that end when they were cancelled, and begin again after other failures. */
#include <uv.h>

struct peer {
	uv_tcp_t tcp;
	uv_connect_t connect;
	uv_write_t write;
	uv_shutdown_t shutdown;
	uv_getaddrinfo_t lookup;
	struct sockaddr addr;
	int stopping;
	int left;
};

static void on_connect(uv_connect_t *req, int status)
{
	struct peer *p = req->data;

	if (status == UV_ECANCELED)
		return;
	if (status < 0 && uv_tcp_connect(&p->connect, &p->tcp, &p->addr, on_connect))
		p->left = 0;
}

static void on_write(uv_write_t *req, int status)
{
	struct peer *p = req->data;
	uv_buf_t buf = uv_buf_init("x", 1);

	if (status < 0 && !p->stopping)
		uv_write(&p->write, (uv_stream_t *)&p->tcp, &buf, 1, on_write);
}

static void on_found(uv_getaddrinfo_t *req, int status, struct addrinfo *res)
{
	struct peer *p = req->data;

	uv_freeaddrinfo(res);
	if (status < 0 && p->left-- > 0)
		uv_getaddrinfo(p->tcp.loop, &p->lookup, on_found, "a", "b", NULL);
}

/* A success goes on with the next; a failure does not. */
static void on_written(uv_write_t *req, int status)
{
	struct peer *p = req->data;
	uv_buf_t buf = uv_buf_init("x", 1);

	if (status < 0)
		return;
	uv_write(&p->write, (uv_stream_t *)&p->tcp, &buf, 1, on_written);
}

/* Cast to what it is not: there is no status to look at. */
static void on_shutdown(uv_shutdown_t *req)
{
	struct peer *p = req->data;

	uv_shutdown(&p->shutdown, (uv_stream_t *)&p->tcp,
	            (uv_shutdown_cb)(void (*)(void))on_shutdown);
}

static void on_close(uv_handle_t *handle)
{
	(void)handle;
}

void start(struct peer *p)
{
	uv_buf_t buf = uv_buf_init("x", 1);

	if (uv_tcp_connect(&p->connect, &p->tcp, &p->addr, on_connect))
		return;
	uv_write(&p->write, (uv_stream_t *)&p->tcp, &buf, 1, on_write);
	uv_write(&p->write, (uv_stream_t *)&p->tcp, &buf, 1, on_written);
	uv_getaddrinfo(p->tcp.loop, &p->lookup, on_found, "a", "b", NULL);
	uv_shutdown(&p->shutdown, (uv_stream_t *)&p->tcp,
	            (uv_shutdown_cb)(void (*)(void))on_shutdown);
}

void stop(struct peer *p)
{
	p->stopping = 1;
	uv_close((uv_handle_t *)&p->tcp, on_close);
}
