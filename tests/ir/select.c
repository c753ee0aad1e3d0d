/* SPDX-License-Identifier: MIT */
/* ?: and its GNU form. */
int a(void);
int b(void);
int c(void);

int full(int x)
{
	return x ? a() : b();
}

int nested(int x)
{
	return x ? a() : x > 1 ? b() : c();
}

int short_form(void)
{
	return a() ?: b();
}

int as_condition(int x)
{
	if (x ? a() : b())
		return 1;
	return 0;
}
