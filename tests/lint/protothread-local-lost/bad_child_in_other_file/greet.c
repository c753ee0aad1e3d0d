/* SPDX-License-Identifier: MIT */
/* The children: they lose what is theirs, and whoever waits for them loses what is his. */
#include "pt.h"

int greet(struct pt *pt, int *bytes)
{
	int sent;

	PT_BEGIN(pt);
	sent = measure();
	PT_YIELD(pt);
	*bytes += sent; /* EXPECT: protothread-local-lost sent error root=greet */
	PT_END(pt);
}

static int dial(struct link *link)
{
	int before;

	PT_BEGIN(&link->child);
	before = measure();
	PT_WAIT_UNTIL(&link->child, measure() > 9);
	/* EXPECT: protothread-local-lost before error root=dial */
	link->bytes -= before;
	PT_END(&link->child);
}

const struct link_ops modem = { .dial = dial };
