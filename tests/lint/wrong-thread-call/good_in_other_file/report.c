/* SPDX-License-Identifier: MIT */
/* What a stage computes, on whatever thread, and what it tells the peer, on the loop. */
#include "report.h"

void report_progress(uv_stream_t *peer, int percent)
{
	char text[4] = { (char)('0' + percent / 10), '0', '%', '\n' };
	uv_buf_t buf = uv_buf_init(text, sizeof(text));

	uv_try_write(peer, &buf, 1);
}

int percent_of(const uv_work_t *work)
{
	return work->data ? 50 : 0;
}

static void compress_run(uv_work_t *work)
{
	work->data = percent_of(work) ? work : NULL;
}

static void compress_end(uv_work_t *work)
{
	uv_stop(work->loop);
}

const struct stage compress = { .run = compress_run, .end = compress_end };
