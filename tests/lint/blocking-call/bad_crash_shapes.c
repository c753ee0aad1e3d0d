/* SPDX-License-Identifier: MIT */
/* Odd but legal C in front of a plain mistake: nothing of it may stop the analysis. */
#include <stddef.h>
#include <unistd.h>
#include <uv.h>

typedef int vector __attribute__((vector_size(16)));
struct forward;
static int (*(*nested(int (*f)(int)))(void))(int);
static int tentative[];
static int tentative[3] = { [1] = 2, 3 };
static struct {
	int x;
	struct {
	} empty;
	int flexible[];
} odd = { .flexible = { 1, 2 } };

static int (*(*nested(int (*f)(int)))(void))(int)
{
	return f ? NULL : NULL;
}

static void on_timer(uv_timer_t *timer)
{
	__label__ here;
	vector a = { 1, 2, 3, 4 }, b = a + a;
	_Complex double z = 1.0i;
	int n = (int)offsetof(uv_timer_t, data), vla[n + 1];
	_Static_assert(sizeof(int) == 4, "int");
	vla[n] = b[1] + (int)__real__ z + odd.x + tentative[1];
	__asm__ volatile("" : "+r"(n) : : "memory");
	__auto_type copy = vla[n];
	if (__builtin_types_compatible_p(int, long) || copy)
		goto here;
	;
here:
	__atomic_store_n(&n, 1, __ATOMIC_SEQ_CST);
	nested(NULL);
	sleep(1); /* EXPECT: blocking-call sleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
