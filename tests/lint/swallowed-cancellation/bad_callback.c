/* SPDX-License-Identifier: MIT */
/* The callback is told that it was cancelled, and begins the same again. */
#include <uv.h>

struct peer {
	uv_tcp_t tcp;
	uv_connect_t connect;
	uv_work_t work;
	uv_write_t write;
	struct sockaddr addr;
	int result;
};

static void on_connect(uv_connect_t *req, int status)
{
	struct peer *p = req->data;

	if (status < 0)
		/* EXPECT: swallowed-cancellation uv_tcp_connect warning root=on_connect */
		if (uv_tcp_connect(&p->connect, &p->tcp, &p->addr, on_connect))
			p->result = -1;
}

static void begin(struct peer *p);

static void work(uv_work_t *req)
{
	struct peer *p = req->data;

	p->result++;
}

static void after(uv_work_t *req, int status)
{
	if (status == UV_ECANCELED) {
		/* EXPECT: swallowed-cancellation begin warning root=after */
		begin(req->data);
		return;
	}
}

static void begin(struct peer *p)
{
	uv_queue_work(p->tcp.loop, &p->work, work, after);
}

static void on_write(uv_write_t *req, int status)
{
	struct peer *p = req->data;
	uv_buf_t buf = uv_buf_init("x", 1);

	switch (status) {
	case UV_ECANCELED:
	case UV_EPIPE:
		/* EXPECT: swallowed-cancellation uv_write warning root=on_write */
		uv_write(&p->write, (uv_stream_t *)&p->tcp, &buf, 1, on_write);
		break;
	default:
		break;
	}
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
	begin(p);
}

void stop(struct peer *p)
{
	uv_cancel((uv_req_t *)&p->work);
	uv_close((uv_handle_t *)&p->tcp, on_close);
}
