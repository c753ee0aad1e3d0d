/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What the C library makes, lost when the pause behind it is interrupted. */
#include <st.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int with_malloc(void)
{
	/* EXPECT: leak-on-cancel malloc warning */
	char *thing = malloc(1);

	if (st_usleep(1) < 0)
		return -1;
	free(thing);
	return 0;
}

static int with_calloc(void)
{
	/* EXPECT: leak-on-cancel calloc warning */
	char *thing = calloc(1, 1);

	if (st_usleep(1) < 0)
		return -1;
	free(thing);
	return 0;
}

static int with_strndup(void)
{
	/* EXPECT: leak-on-cancel strndup warning */
	char *thing = strndup("x", 1);

	if (st_usleep(1) < 0)
		return -1;
	free(thing);
	return 0;
}

static int with_accept(void)
{
	/* EXPECT: leak-on-cancel accept warning */
	int thing = accept(0, 0, 0);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_accept4(void)
{
	/* EXPECT: leak-on-cancel accept4 warning */
	int thing = accept4(0, 0, 0, SOCK_NONBLOCK);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_creat(void)
{
	/* EXPECT: leak-on-cancel creat warning */
	int thing = creat("x", 0600);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_dup(void)
{
	/* EXPECT: leak-on-cancel dup warning */
	int thing = dup(0);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_eventfd(void)
{
	/* EXPECT: leak-on-cancel eventfd warning */
	int thing = eventfd(0, EFD_NONBLOCK);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_inotify_init(void)
{
	/* EXPECT: leak-on-cancel inotify_init warning */
	int thing = inotify_init();

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_inotify_init1(void)
{
	/* EXPECT: leak-on-cancel inotify_init1 warning */
	int thing = inotify_init1(IN_NONBLOCK);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_mkstemp(char *name)
{
	/* EXPECT: leak-on-cancel mkstemp warning */
	int thing = mkstemp(name);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_openat(void)
{
	/* EXPECT: leak-on-cancel openat warning */
	int thing = openat(0, "x", 0);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_signalfd(const sigset_t *set)
{
	/* EXPECT: leak-on-cancel signalfd warning */
	int thing = signalfd(-1, set, SFD_NONBLOCK);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_socket(void)
{
	/* EXPECT: leak-on-cancel socket warning */
	int thing = socket(AF_INET, SOCK_STREAM, 0);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_timerfd_create(void)
{
	/* EXPECT: leak-on-cancel timerfd_create warning */
	int thing = timerfd_create(CLOCK_MONOTONIC, 0);

	if (st_usleep(1) < 0)
		return -1;
	close(thing);
	return 0;
}

static int with_opendir(void)
{
	/* EXPECT: leak-on-cancel opendir warning */
	DIR *thing = opendir("x");

	if (st_usleep(1) < 0)
		return -1;
	closedir(thing);
	return 0;
}

static void *serve(void *data)
{
	with_malloc();
	with_calloc();
	with_strndup();
	with_accept();
	with_accept4();
	with_creat();
	with_dup();
	with_eventfd();
	with_inotify_init();
	with_inotify_init1();
	with_mkstemp(data);
	with_openat();
	with_signalfd(data);
	with_socket();
	with_timerfd_create();
	with_opendir();
	return 0;
}

void start(void)
{
	st_thread_create(serve, 0, 0, 0);
}
