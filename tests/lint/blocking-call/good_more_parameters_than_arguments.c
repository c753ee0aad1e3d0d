/* SPDX-License-Identifier: MIT
 *
 * Both functions go through one untyped pointer. The call passes one argument; who wants three is
 * not meant.
 */
#include <unistd.h>
#include <uv.h>

struct later {
	void *function;
	void *data;
};

static int seen;

static void count(void *data)
{
	seen += data != NULL;
}

static void write_all(int fd, const char *text, size_t size)
{
	sleep(1);
	seen += (int)write(fd, text, size);
}

static void run(struct later *later)
{
	((void (*)(void *))later->function)(later->data);
}

static void on_timer(uv_timer_t *timer)
{
	run(timer->data);
}

int start(uv_timer_t *timer, struct later *one, struct later *two)
{
	one->function = (void *)count;
	two->function = (void *)write_all;
	timer->data = one;
	((void (*)(int, const char *, size_t))two->function)(1, "x", 1);
	return uv_timer_start(timer, on_timer, 1000, 0);
}
