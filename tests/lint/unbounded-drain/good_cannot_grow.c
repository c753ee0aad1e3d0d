/* SPDX-License-Identifier: MIT */
/* Files end, wake-up descriptors are emptied, and several retries are no drain. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <uv.h>

static int wake, woken;
static unsigned sum;

static void add(const char *data, ssize_t n)
{
	for (ssize_t i = 0; i < n; i++)
		sum += (unsigned char)data[i];
}

static void read_file(int file)
{
	char data[4096];
	ssize_t n;

	while ((n = read(file, data, sizeof(data))) > 0)
		add(data, n);
}

static void empty(int fd)
{
	char data[64];

	while (read(fd, data, sizeof(data)) > 0)
		;
}

static void count_wakes(int fd)
{
	uint64_t n;

	while (read(fd, &n, sizeof(n)) == sizeof(n))
		woken += (int)n;
}

static void commands(int fd)
{
	char command;

	while (read(fd, &command, 1) == 1)
		sum += (unsigned)command;
}

static void on_poll(uv_poll_t *poll, int status, int events)
{
	int fd = wake;

	(void)poll;
	(void)status;
	(void)events;
	fcntl(fd, F_SETFL, O_NONBLOCK);
	empty(fd);
	count_wakes(fd);
	commands(fd);
}

static void load(uv_work_t *request)
{
	int file = open("words", O_RDONLY);

	(void)request;
	read_file(file);
	close(file);
}

int start(uv_loop_t *loop, uv_poll_t *poll, uv_work_t *request)
{
	wake = eventfd(0, EFD_NONBLOCK);
	uv_queue_work(loop, request, load, NULL);
	return uv_poll_start(poll, UV_READABLE, on_poll);
}
