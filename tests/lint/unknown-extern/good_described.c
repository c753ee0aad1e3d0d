/* SPDX-License-Identifier: MIT */
/* Without a row of a pack, and still known: a header that a pack answers for, a builtin, a function
 * of this file that the callback calls by a pointer, and one that only a dead branch calls.
 */
#include <event2/buffer.h>
#include <event2/event.h>
#include <stdlib.h>
#include <string.h>

#define WITH_LEDGER 0

int ledger_put(const void *data, size_t size);

struct filter {
	size_t (*run)(char *data, size_t size);
};

static size_t upper(char *data, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (data[i] >= 'a' && data[i] <= 'z')
			data[i] ^= ' ';
	return size;
}

static struct filter filter = { upper };

static void forward(struct evbuffer *from, struct evbuffer *to)
{
	char data[256];
	int size = evbuffer_remove(from, data, sizeof(data));

	if (size <= 0)
		return;
	filter.run(data, (size_t)size);
	evbuffer_add(to, data, (size_t)size);
	if (WITH_LEDGER)
		ledger_put(data, (size_t)size);
}

static unsigned bits(const struct evbuffer *buffer)
{
	size_t length = evbuffer_get_length(buffer);

	return length ? 64 - (unsigned)__builtin_clzll(length) : 0;
}

static void on_event(evutil_socket_t fd, short what, void *arg)
{
	struct evbuffer **pair = arg;

	(void)fd;
	(void)what;
	if (bits(pair[0]) < 16)
		forward(pair[0], pair[1]);
	evbuffer_drain(pair[0], evbuffer_get_length(pair[0]));
}

struct event *start(struct event_base *base, struct evbuffer *pair[2])
{
	return event_new(base, -1, EV_PERSIST, on_event, pair);
}
