/* SPDX-License-Identifier: MIT */
/* A function of nobody's library behind a table of another file, and one that is handed along. */
#include <uv.h>

#include "store.h"

static int each(int (*put)(void *state, const char *key, int value), void *state)
{
	return put(state, "a", 1); /* EXPECT: unknown-extern ledger_put note root=on_read */
}

static void on_read(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf)
{
	memory.put(stream->data, buf->base, (int)nread);
	disk.put(stream->data, buf->base, (int)nread);
	/* EXPECT: unknown-extern ledger_get note root=on_read */
	disk.get(stream->data, buf->base);
	each(ledger_put, stream->data);
}

int serve(uv_stream_t *stream, uv_alloc_cb alloc)
{
	return uv_read_start(stream, alloc, on_read);
}
