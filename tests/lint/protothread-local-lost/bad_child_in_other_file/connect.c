/* SPDX-License-Identifier: MIT */
/* A protothread that runs children of another file, one of them through a table: each return of a
 * child that waits is a return of its parent, too.
 */
#include "pt.h"

int connect_link(struct link *link)
{
	int before, tries;

	PT_BEGIN(&link->pt);
	before = link->bytes;
	tries = link->tries;
	PT_SPAWN(&link->pt, &link->child, greet(&link->child, &link->bytes));
	/* EXPECT: protothread-local-lost before error root=connect_link */
	link->bytes -= before;
	PT_SPAWN(&link->pt, &link->child, link->ops->dial(link));
	/* EXPECT: protothread-local-lost tries error root=connect_link */
	link->tries = tries + 1;
	PT_END(&link->pt);
}
