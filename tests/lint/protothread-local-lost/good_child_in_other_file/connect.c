/* SPDX-License-Identifier: MIT */
/* The same family of protothreads, and nothing is kept in a local while a child runs. */
#include "pt.h"

int connect_link(struct link *link)
{
	int before, *bytes = &link->bytes;

	PT_BEGIN(&link->pt);
	before = *bytes;
	link->tries = before;
	PT_SPAWN(&link->pt, &link->child, greet(&link->child, bytes));
	before = link->tries;
	*bytes -= before;
	PT_SPAWN(&link->pt, &link->child, link->ops->dial(link));
	link->tries++;
	PT_END(&link->pt);
}
