/* SPDX-License-Identifier: MIT */
/* if with and without else, nested, with a constant condition. */
int a(void);
int b(void);
int c(void);

void plain(int x)
{
	if (x)
		a();
	b();
}

void both(int x)
{
	if (x > 3)
		a();
	else
		b();
	c();
}

void chain(int x)
{
	if (x == 1)
		a();
	else if (x == 2)
		b();
	else
		c();
}

void constant(void)
{
	if (0)
		a();
	if (1)
		b();
}
