/* SPDX-License-Identifier: MIT */
/* Operators and constants. */
enum {
	FLAG = 1 << 4
};
#define MASK (FLAG | 0x2)

int a(void);
long take(long n);

void operators(int x, int y)
{
	take(x + y * 2 - x / 3 % 4);
	take((x << 1) >> y);
	take((x & MASK) | (y ^ ~x));
	take(-x + +y);
	take(!x);
	take((x == y) + (x != y) + (x < y) + (x <= y) + (x > y) + (x >= y));
}

void constants(void)
{
	take('a');
	take(FLAG);
	take(MASK);
	take(sizeof(long));
	take(_Alignof(int));
	take(-1);
	take(0xffffffffu);
	take((long)7);
	take(sizeof(a()));
	take((long)"text");
	take((long)1.5);
}
