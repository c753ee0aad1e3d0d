/* SPDX-License-Identifier: MIT */
/* The loop is here, the limit in another file: with who accepts, with who starts the thread, or
 * behind the table of it, where each thread is waited for.
 */
#include "visitor.h"

void when_free(int listener)
{
	int fd;

	while ((fd = visitor_next_when_free(listener)) >= 0)
		visitor_serve(fd);
}

void counted(int listener)
{
	for (;;) {
		int fd = visitor_next(listener);

		if (fd >= 0 && visitor_serve_some(fd))
			break;
	}
}

void one_after_the_other(const struct listener *listener)
{
	int fd;

	while ((fd = listener->ops->next(listener)) >= 0)
		listener->ops->serve(fd);
}

void only_the_first(int listener)
{
	while (visitor_next(listener) < 0)
		;
	visitor_serve(listener);
}
