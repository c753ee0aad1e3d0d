/* SPDX-License-Identifier: MIT */
#include <uv.h>

struct transport {
	int (*send)(uv_loop_t *loop);
	int (*flush)(uv_loop_t *loop);
};

static int send_now(uv_loop_t *loop)
{
	return loop != NULL;
}

static int flush_now(uv_loop_t *loop)
{
	/* EXPECT: nested-loop-run uv_run error root=on_idle steps=3 */
	return uv_run(loop, UV_RUN_ONCE);
}

static const struct transport tcp = { .flush = flush_now, .send = send_now };

static void on_idle(uv_idle_t *idle)
{
	const struct transport *transport = idle->data;

	transport->flush(idle->loop);
}

int start(uv_idle_t *idle)
{
	idle->data = (void *)&tcp;
	return uv_idle_start(idle, on_idle);
}
