/* SPDX-License-Identifier: MIT
 *
 * main_ends.c - the main thread, a loop, ends by itself; the process goes on, or ends with it.
 *
 *   main_ends alone | worker | cancel | raw | child
 *
 * alone: nobody else is left. worker: a thread that is no loop ends later. cancel: by cancellation.
 * raw: by the system call, status 5. child: a child of fork does what alone does.
 */
#include <signal.h>
#include <sys/syscall.h>

#include "victim.h"

static pthread_t main_thread;

/* exit's handlers run with the program's signals and with room on the stack. */
static void say_bye(void)
{
	volatile char room[1024 * 1024];
	sigset_t mask;

	memset((void *)room, 1, sizeof(room));
	pthread_sigmask(SIG_SETMASK, NULL, &mask);
	printf("bye %d %d\n", room[4711], sigismember(&mask, SIGTERM));
	fflush(stdout);
}

static void *outlive_main(void *data)
{
	MUST(pthread_join(main_thread, NULL) == 0);
	sleep_ms(100);
	printf("worker\n");
	return data;
}

static void turn(int number)
{
	if (number == 3)
		sleep_ms(300);
	STAY();
}

static void end_child(void)
{
	pid_t child = fork();
	int status;

	MUST(child >= 0);
	if (child == 0) {
		run_epoll(6, turn);
		pthread_exit(NULL);
	}
	MUST(waitpid(child, &status, 0) == child && status == 0);
	_exit(0);
}

int main(int argc, char **argv)
{
	const char *kind = argc == 2 ? argv[1] : "";

	main_thread = pthread_self();
	MUST(atexit(say_bye) == 0);
	if (strcmp(kind, "child") == 0)
		end_child();
	run_epoll(6, turn);
	if (strcmp(kind, "raw") == 0)
		syscall(SYS_exit, 5);
	if (strcmp(kind, "cancel") == 0) {
		pthread_cancel(main_thread);
		pthread_testcancel();
	}
	if (strcmp(kind, "worker") == 0)
		start(outlive_main, NULL);
	pthread_exit(NULL);
}
