/* SPDX-License-Identifier: MIT */
/* asm goto goes on behind itself or at one of its labels; other asm does not jump. */
void a(void);
void b(void);

#define JUMP(where) __asm__ volatile goto("" : : "r"(0) : "memory" : where)

int two_labels(int n)
{
	__asm__("nop : : other" : "+r"(n));
	__asm__ goto("# %l[one]" : : "r"(n ? 1 : 2) : : one, two);
	return 0;
one:
	a();
other:
	return 1;
two:
	b();
	return 2;
}

int by_macro(int n)
{
	__asm__ volatile("" ::: "memory");
	for (;;) {
		JUMP(out);
		if (n--)
			JUMP(again);
		a();
again:
		b();
	}
out:
	return 3;
}

#define TWO(x, y)                                                                                  \
	do {                                                                                       \
		__asm__ goto("" : : : : x);                                                        \
		__asm__ goto("" : : : : y);                                                        \
	} while (0)

void two_in_a_macro(void)
{
	TWO(first, second);
	return;
first:
	a();
	return;
second:
	b();
}
