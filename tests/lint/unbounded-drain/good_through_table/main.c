/* SPDX-License-Identifier: MIT */
/* The same table, but a turn has a budget: in a counter, or in the object behind the pointer. */
#include <uv.h>

#include "net.h"

#define BUDGET 65536

static void on_readable(uv_poll_t *poll, int status, int events)
{
	struct net *net = poll->data;
	size_t end = net->total + BUDGET;
	char data[1024];
	long n;

	(void)status;
	(void)events;
	while ((n = net->ops->get(net, data, sizeof(data))) > 0) {
		net_add(net, data, n);
		if (net->total > end)
			break;
	}
}

static void on_datagram(uv_poll_t *poll, int status, int events)
{
	struct net *net = poll->data;
	char data[1500];

	(void)status;
	(void)events;
	for (int left = 16; left > 0; left--) {
		long n = net->ops->next(net, data, sizeof(data));

		if (n < 0)
			break;
		net_add(net, data, n);
	}
}

int start(uv_poll_t polls[2], struct net *net)
{
	net->ops = &plain;
	polls[0].data = polls[1].data = net;
	return uv_poll_start(&polls[0], UV_READABLE, on_readable) ||
	       uv_poll_start(&polls[1], UV_READABLE, on_datagram);
}
