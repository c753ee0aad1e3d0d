/* SPDX-License-Identifier: MIT */
/* The children: what they keep is the link's. */
#include "pt.h"

int greet(struct pt *pt, int *bytes)
{
	int sent;

	PT_BEGIN(pt);
	PT_YIELD(pt);
	sent = measure();
	*bytes += sent;
	PT_END(pt);
}

static int dial(struct link *link)
{
	PT_BEGIN(&link->child);
	link->tries = measure();
	PT_WAIT_UNTIL(&link->child, measure() > 9);
	link->bytes -= link->tries;
	PT_END(&link->child);
}

const struct link_ops modem = { .dial = dial };
