/* SPDX-License-Identifier: MIT */
/* Typedefs of pointers and arrays, names of one function, arrays without a size, and a const that
 * belongs to the pointer: the quick ones are chosen. */
#include <unistd.h>
#include <uv.h>

typedef int (*handler)(int);
typedef int window[4];
typedef char *text;

static int quick(const void *p)
{
	return p != NULL;
}

static int slow(const void *p)
{
	return fsync(*(const int *)p);
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

	IF(&h, handler *, quick, slow);
	IF(&w, window *, quick, slow);
	IF(&s, step *, quick, slow);
	IF(rows, int (*)[], quick, slow);
	IF(words, char **, quick, slow);
	IF(name, const text, slow, quick);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
