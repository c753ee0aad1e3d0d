/* SPDX-License-Identifier: MIT */
/* After a call that does not return, nothing. */
void give_up(void) __attribute__((noreturn));
_Noreturn void keyword(void);
int a(void);

void attribute(int x)
{
	if (x)
		give_up();
	a();
}

void by_keyword(int x)
{
	if (x)
		keyword();
	a();
}
