/* SPDX-License-Identifier: MIT */
/* Typedefs of pointers and arrays, names of one function, arrays without a size, and a const that
 * belongs to the pointer: the slow ones are chosen. */
#include <unistd.h>
#include <uv.h>

typedef int (*handler)(int);
typedef int window[4];
typedef char *text;

static int quick(const void *p)
{
	return p != NULL;
}

static int slow_handler(const void *p)
{
	return fsync(*(const int *)p); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int slow_window(const void *p)
{
	return fsync(*(const int *)p); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int slow_step(const void *p)
{
	return fsync(*(const int *)p); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int slow_rows(const void *p)
{
	return fsync(*(const int *)p); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int slow_words(const void *p)
{
	return fsync(*(const int *)p); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int slow_text(const void *p)
{
	return fsync(*(const int *)p); /* EXPECT: blocking-call fsync error root=on_timer */
}

/* Versions of clang-format differ on _Generic. */
/* clang-format off */
#define IF(p, type, yes, no) _Generic((p), type: yes(p), default: no(p))

static void on_timer(uv_timer_t *timer)
{
	typedef short step;
	handler h = NULL;
	window w = { 0 };
	step s = 0;
	int rows[2][4] = { { 0 } };
	const char *name = "";
	text words[2] = { NULL, NULL };

	IF(&h, handler *, slow_handler, quick);
	IF(&w, window *, slow_window, quick);
	IF(&s, step *, slow_step, quick);
	IF(rows, int (*)[], slow_rows, quick);
	IF(words, char **, slow_words, quick);
	IF(name, const text, quick, slow_text);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
