/* SPDX-License-Identifier: MIT */
/* Everything a callback calls is known: functions of another file, by name, by table and handed
 * along; functions of the C library handed along, too; and what never comes back. The one that
 * nobody knows is called on a worker, and before the loop runs.
 */
#include <stdlib.h>
#include <string.h>
#include <uv.h>

#include "store.h"

static int each(int (*put)(void *state, const char *key, int value), void *state)
{
	return put(state, "a", 1);
}

static int by_name(int (*compare)(const char *a, const char *b), const char *name)
{
	return compare(name, "a");
}

static void sync_all(uv_work_t *work)
{
	work->data = memory.sync() ? work : NULL;
}

static void on_read(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf)
{
	static uv_work_t work;

	if (nread < 0 || by_name(strcmp, buf->base))
		return;
	memory_put(stream->data, buf->base, (int)nread);
	memory.put(stream->data, buf->base, memory.get(stream->data, "b"));
	each(memory.put, stream->data);
	uv_queue_work(stream->loop, &work, sync_all, NULL);
}

int main(void)
{
	static uv_pipe_t pipe;

	if (ledger_sync())
		return 1;
	uv_pipe_init(uv_default_loop(), &pipe, 0);
	uv_read_start((uv_stream_t *)&pipe, NULL, on_read);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
