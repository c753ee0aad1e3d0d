/* SPDX-License-Identifier: MIT */
/* What the compiler's own functions are to the graph. */
int a(void);
int b(void);

#define likely(x) __builtin_expect(!!(x), 1)

void expect(void)
{
	if (likely(a()))
		b();
	if (__builtin_expect(a() && b(), 0))
		b();
}

int unreachable(int x)
{
	if (x)
		return a();
	__builtin_unreachable();
}

void trap(void)
{
	__builtin_trap();
	a();
}

int generic(long n)
{
	return _Generic(n, int: a(), long: b());
}
