/* SPDX-License-Identifier: MIT */
/* Loops whose end is written where one does not look: in asm, by a callee, through a pointer. */
#include <stddef.h>
#include <uv.h>

struct parser {
	const char *at;
	int depth;
	int done;
};

static void next(struct parser *p)
{
	p->done = *p->at++ == '\0';
}

static void parse(struct parser *p)
{
	while (!p->done)
		next(p);
}

static long in_asm(long n)
{
	while (n > 0)
		__asm__("dec %0" : "+r"(n));
	return n;
}

static int through_pointer(int n)
{
	int *left = &n, turns = 0;

	while (n > 0) {
		--*left;
		turns++;
	}
	return turns;
}

static void set(int *out, int value)
{
	*out = value;
}

static int by_callee(int value)
{
	int left = value;

	while (left > 0) {
		value--;
		set(&left, value);
	}
	return left;
}

static void skip(const char *text, char *copy)
{
	char line[16] = "";
	size_t i = 0;

	do {
		copy[i] = text[i];
		line[i % 16] = text[i];
		i++;
	} while (line[3] != 'x');
}

static void on_read(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf)
{
	struct parser parser = { buf->base, 0, 0 };
	char copy[64];

	parse(&parser);
	skip(buf->base, copy);
	stream->data = (void *)(in_asm(nread) + through_pointer((int)nread) + by_callee(3));
}

int serve(uv_stream_t *stream, uv_alloc_cb alloc)
{
	return uv_read_start(stream, alloc, on_read);
}
