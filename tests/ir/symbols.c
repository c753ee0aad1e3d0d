/* SPDX-License-Identifier: MIT */
/* One name in different places: parameters, locals of inner blocks, statics, externs. */
extern int shared;
static int file_local;
int a(int n);

int shadow(int n)
{
	int x = n;
	{
		int x = 2;

		a(x);
	}
	for (int x = 3; x < 4; x++)
		a(x);
	return a(x);
}

int counter(void)
{
	static int count;
	extern int other;

	return count++ + other + shared + file_local;
}

int unnamed(int, int named);

int unnamed(int first, int named)
{
	return first + named;
}
