/* SPDX-License-Identifier: MIT */
/* The types come from a macro's arguments, are typedef names or hold them, and a selection controls
 * another one. */
#include <stdint.h>
#include <unistd.h>
#include <uv.h>

typedef int descriptor;

static int quick(const void *p)
{
	return p != NULL;
}

static int slow(const void *p)
{
	return fsync(*(const int *)p); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int doze(const void *p)
{
	sleep(*(const unsigned *)p); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int unused(const void *p)
{
	return (int)usleep(*(const unsigned *)p);
}

/* Versions of clang-format differ on _Generic. */
/* clang-format off */
#define ONE_OF(x, type, yes, no) _Generic((x), type: yes(x), default: no(x))
#define BYTES(x) _Generic((x), uint8_t *: doze(x), const descriptor *: unused(x))

static void on_timer(uv_timer_t *timer)
{
	descriptor fd = 3;
	unsigned char byte = 2;

	ONE_OF(&fd, descriptor *, slow, quick);
	BYTES(&byte);
	ONE_OF(&byte, int *, unused, quick);
	_Generic(_Generic(byte, unsigned char: &fd, default: &byte), int *: quick(&fd), unsigned char *: unused(&byte));
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
