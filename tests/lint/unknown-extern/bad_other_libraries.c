/* SPDX-License-Identifier: MIT */
/* Functions of libraries nobody has described: one note each, at the call nearest to a callback. */
#include <string.h>
#include <uv.h>

int ledger_open(const char *name);
int ledger_read(int ledger, char *record, unsigned long size);
void ledger_close(int ledger);
double ledger_sum(int ledger, int (*visit)(const char *record));
int codec_feed(void *codec, const void *data, unsigned long size);
void *codec_new(void);
const char *codec_name(const void *codec);
void codec_free(void *codec);

static int visit(const char *record)
{
	return record[0] == '+';
}

static void read_one(int ledger)
{
	char record[64];

	/* EXPECT: unknown-extern ledger_read note steps=3 */
	ledger_read(ledger, record, sizeof(record));
	ledger_read(ledger, record, strlen(record));
}

static void decode(const uv_buf_t *buf)
{
	void *codec = codec_new(); /* EXPECT: unknown-extern codec_new note */

	codec_feed(codec, buf->base, buf->len); /* EXPECT: unknown-extern codec_feed note */
	if (!codec_name(codec))                 /* EXPECT: unknown-extern codec_name note */
		codec_free(codec);              /* EXPECT: unknown-extern codec_free note */
}

static void on_read(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf)
{
	/* EXPECT: unknown-extern ledger_open note root=on_read steps=2 */
	int ledger = ledger_open(stream->data);

	if (nread > 0)
		decode(buf);
	read_one(ledger);
	ledger_sum(ledger, visit); /* EXPECT: unknown-extern ledger_sum note */
	ledger_close(ledger);      /* EXPECT: unknown-extern ledger_close note */
}

int serve(uv_stream_t *stream, uv_alloc_cb alloc)
{
	return uv_read_start(stream, alloc, on_read);
}
