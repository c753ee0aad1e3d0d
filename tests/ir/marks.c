/* SPDX-License-Identifier: MIT */
#include <unistd.h>
/* asynclint: the whole function */
static int nap(unsigned seconds)
{
	/* not for us */
	return (int)sleep(seconds); /* asynclint: this line
	                             * goes on here */
}

int use(void) /* asynclint: this one too */
{
#ifdef NOWHERE
	nap(1); // asynclint: not compiled
#endif
	/* asynclint: alone */

	return nap(2);
}
