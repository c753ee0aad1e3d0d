/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE: these are loops of threads, not of events. */
#include <glib.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/socket.h>
#include <uv.h>

static void *serve(void *data)
{
	return data;
}

static void serve_uv(void *data)
{
	(void)data;
}

void accept_forever(int listener)
{
	for (;;) {
		int fd = accept(listener, NULL, NULL);
		pthread_t thread;

		if (fd < 0)
			continue;
		/* EXPECT: unbounded-spawn pthread_create note */
		if (!pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd))
			pthread_detach(thread);
	}
}

void accept_while(int listener)
{
	pthread_t thread;
	int fd;

	while ((fd = accept4(listener, NULL, NULL, 0)) >= 0)
		/* EXPECT: unbounded-spawn pthread_create note */
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
}

void accept_do(int listener)
{
	int fd;

	do {
		fd = accept(listener, NULL, NULL);
		/* EXPECT: unbounded-spawn g_thread_new note */
		g_thread_unref(g_thread_new("serve", serve, GINT_TO_POINTER(fd)));
	} while (fd != -1);
}

void accept_goto(int listener)
{
	uv_thread_t thread;
	int fd;

again:
	fd = accept(listener, NULL, NULL);
	/* EXPECT: unbounded-spawn uv_thread_create note */
	(void)uv_thread_create(&thread, serve_uv, &fd);
	goto again;
}

void accept_until_told(int listener, const int *stop)
{
	pthread_t thread;

	while (!*stop) {
		int fd = accept(listener, NULL, NULL);

		if (fd == -1)
			break;
		/* EXPECT: unbounded-spawn pthread_create note */
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
	}
}

void accept_two(const int *listeners)
{
	pthread_t thread;

	for (int i = 0;; i = !i) {
		int fd = accept(listeners[i], NULL, NULL);

		if (fd < 0)
			continue;
		/* EXPECT: unbounded-spawn pthread_create note */
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
	}
}

void accept_and_log(int listener, void (*log)(int))
{
	pthread_t thread;
	int fd;

	for (;;) {
		fd = accept(listener, NULL, NULL);
		if (fd < 0)
			return;
		/* EXPECT: unbounded-spawn pthread_create note */
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
		fd = -1;
		(void)log;
	}
}

void accept_by_family(int listener)
{
	struct sockaddr_storage peer;
	socklen_t size = sizeof(peer);
	pthread_t thread;
	int fd;

	while ((fd = accept(listener, (struct sockaddr *)&peer, &size)) != -1)
		switch (peer.ss_family) {
		case AF_INET:
		case AF_INET6:
			/* EXPECT: unbounded-spawn pthread_create note */
			(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
			break;
		default:
			break;
		}
}
