/* SPDX-License-Identifier: MIT */
/* A thread that can be joined keeps its stack until somebody does. */
#include <st.h>

static void *serve(void *peer)
{
	return peer;
}

void start(void *peer)
{
	st_thread_create(serve, peer, 1, 0); /* EXPECT: unawaited-task st_thread_create warning */
}
