/* SPDX-License-Identifier: MIT */
#ifndef NAP_H
#define NAP_H

#include <unistd.h>

static inline void nap(void)
{
	usleep(20000); /* EXPECT: blocking-call usleep error more_roots=1 */
}

#endif
