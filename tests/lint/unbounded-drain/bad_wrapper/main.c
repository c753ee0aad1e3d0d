/* SPDX-License-Identifier: MIT */
#include <uv.h>

#include "net.h"

static unsigned checksum;

static void on_poll(uv_poll_t *poll, int status, int events)
{
	char data[1024];
	long n;

	(void)status;
	(void)events;
	/* EXPECT: unbounded-drain net_read warning root=on_poll steps=2 */
	while ((n = net_read(poll->data, data, sizeof(data))) > 0)
		for (long i = 0; i < n; i++)
			checksum += (unsigned char)data[i];
}

int start(uv_poll_t *poll, struct net *net)
{
	poll->data = net;
	net_prepare(net);
	return uv_poll_start(poll, UV_READABLE, on_poll);
}
