/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE. The attributes that clang has for the same, as words and behind a macro.
 * FLAGS: -Wno-attributes */
#include <unistd.h>

#define QUICK __attribute__((nonblocking))

int poll_once(int all) __attribute__((nonblocking));
int poll_once(int all)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=poll_once says=nonblocking: */
	return all;
}

QUICK int count(int all)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=count says=nonblocking: */
	return all;
}

int fetch(int all) __attribute__((blocking));

int look(int all) __attribute__((nonblocking));
int look(int all)
{
	return fetch(all); /* EXPECT: blocking-call fetch error root=look */
}
