/* SPDX-License-Identifier: MIT */
/* Read for as long as there is something, through the table of another file. */
#include <uv.h>

#include "net.h"

static void on_readable(uv_poll_t *poll, int status, int events)
{
	struct net *net = poll->data;
	char data[1024];
	long n;

	(void)status;
	(void)events;
	/* EXPECT: unbounded-drain plain_get warning root=on_readable steps=2 */
	while ((n = net->ops->get(net, data, sizeof(data))) > 0)
		net_add(net, data, n);
}

static void on_datagram(uv_poll_t *poll, int status, int events)
{
	struct net *net = poll->data;
	char data[1500];

	(void)status;
	(void)events;
	for (;;) {
		/* EXPECT: unbounded-drain plain_next warning root=on_datagram */
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
