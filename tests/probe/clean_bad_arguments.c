/* SPDX-License-Identifier: MIT
 *
 * clean_bad_arguments.c - calls that fail, or never look at an argument: the probe must not look
 * at it either, and errno is the C library's affair.
 */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <threads.h>

#include "victim.h"

static char buf[8];
static void *volatile nothing;         /* not known to the compiler */
static void *volatile bad = (void *)1; /* nor this */

static void check_waits(void)
{
	struct epoll_event event;
	int loop = epoll_create1(0);

	for (int i = 0; i < 6; i++) {
		MUST(poll(nothing, 1, 0) == -1 && errno == EFAULT);
		MUST(poll(bad, 2, 0) == -1 && errno == EFAULT);
		MUST(ppoll(nothing, 1, NULL, NULL) == -1 && errno == EFAULT);
		MUST(select(64, bad, NULL, NULL, NULL) == -1 && errno == EFAULT);
		MUST(pselect(64, NULL, bad, NULL, NULL, NULL) == -1 && errno == EFAULT);
	}
	MUST(epoll_pwait2(loop, &event, 1, bad, NULL) == -1 && errno == EFAULT);
	close(loop);
}

static void on_alarm(int number)
{
	(void)number;
}

static void check_sleeps(void)
{
	struct itimerval soon = { .it_value.tv_usec = 1000, .it_interval.tv_usec = 1000 };
	struct itimerval never = { { 0, 0 }, { 0, 0 } };
	struct timespec minute = { 60, 0 };

	MUST(nanosleep(bad, NULL) == -1 && errno == EFAULT);
	MUST(clock_nanosleep(CLOCK_MONOTONIC, 0, bad, NULL) == EFAULT);
	MUST(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, bad, NULL) == EFAULT);
	MUST(thrd_sleep(bad, NULL) == -2);
	MUST(signal(SIGALRM, on_alarm) != SIG_ERR && setitimer(ITIMER_REAL, &soon, NULL) == 0);
	MUST(nanosleep(&minute, bad) == -1 && errno == EFAULT);
	MUST(nanosleep(&minute, &minute) == -1 && errno == EINTR && minute.tv_sec == 59);
	MUST(setitimer(ITIMER_REAL, &never, NULL) == 0);
}

/* Names the kernel cannot read. */
static void check_names(void)
{
	const void *names[] = { nothing, bad };
	struct stat st;

	for (int i = 0; i < 2; i++) {
		MUST(open(names[i], O_RDONLY) == -1 && errno == EFAULT);
		MUST(openat(AT_FDCWD, names[i], O_RDONLY) == -1 && errno == EFAULT);
		MUST(stat(names[i], &st) == -1 && errno == EFAULT);
		MUST(lstat(names[i], bad) == -1 && errno == EFAULT);
		MUST(unlink(names[i]) == -1 && errno == EFAULT);
		MUST(mkdir(names[i], 0700) == -1 && errno == EFAULT);
		MUST(rename(names[i], names[i]) == -1 && errno == EFAULT);
		MUST(fopen(names[i], "r") == NULL && errno == EFAULT);
		MUST(execve(names[i], nothing, nothing) == -1 && errno == EFAULT);
	}
	MUST(realpath(nothing, NULL) == NULL && errno == EINVAL);
	MUST(system(nothing) != 0);
}

static void check_ignored(void)
{
	MUST(closedir(nothing) == -1 && errno == EINVAL);
	errno = 0;
	MUST(fread(buf, 0, 1, bad) == 0 && fread(buf, 1, 0, nothing) == 0);
	MUST(fwrite(buf, 0, 1, bad) == 0 && fwrite(buf, 1, 0, nothing) == 0);
	MUST(fgets(buf, 1, bad) == buf && fgets(buf, 0, nothing) == NULL);
	MUST(errno == 0);
	MUST(getline(nothing, nothing, stdin) == -1 && errno == EINVAL);
}

/* Streams in memory have no descriptor, and that is no error. */
static void check_streams(void)
{
	char text[] = "one\ntwo\n", *made = NULL, *line = NULL;
	size_t size = 0, room = 0;
	FILE *stream = fmemopen(text, sizeof(text), "r+");

	errno = 0;
	MUST(stream && fgets(buf, sizeof(buf), stream) && getline(&line, &room, stream) == 4);
	MUST(fgetc(stream) == 0 && fread(buf, 1, 1, stream) == 0 && errno == 0);
	rewind(stream);
	MUST(fprintf(stream, "%d", 1) == 1 && fflush(stream) == 0 && errno == 0);
	MUST(fclose(stream) == 0 && errno == 0);
	free(line);
	stream = open_memstream(&made, &size);
	errno = 0;
	MUST(stream && fputs("x", stream) >= 0 && fwrite("y", 1, 1, stream) == 1);
	MUST(fprintf(stream, "%s", "z") == 1 && fflush(NULL) == 0 && errno == 0);
	MUST(fclose(stream) == 0 && errno == 0 && strcmp(made, "xyz") == 0);
	free(made);
}

static void turn(int number)
{
	if (number != 3)
		return;
	check_waits();
	check_sleeps();
	check_names();
	check_ignored();
	check_streams();
}

int main(void)
{
	check_waits();
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT none
 * EXPECT exit=0
 */
