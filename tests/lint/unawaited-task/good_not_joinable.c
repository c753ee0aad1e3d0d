/* SPDX-License-Identifier: MIT */
/* A thread that nobody can join needs no handle; whether it can be joined is an argument. */
#include <st.h>

static void *serve(void *peer)
{
	return peer;
}

void start(void *peer, int joinable)
{
	/* NO LOOP HERE */
	st_thread_create(serve, peer, 0, 0);
	st_thread_create(serve, peer, joinable, 0);
}
