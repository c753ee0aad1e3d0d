/* SPDX-License-Identifier: MIT */
/* && || ! as conditions become branches; as values, the right side has a block of its own. */
int a(void);
int b(void);
int c(void);

void conditions(void)
{
	if (a() && b())
		c();
	if (a() || b())
		c();
	if (!(a() && !b()) || c())
		c();
}

int value(void)
{
	int both = a() && b();
	int either = a() || b();

	return both + either;
}
