/* SPDX-License-Identifier: MIT */
/* Operands left to right, the right side of an assignment first, arguments in order. */
int a(void);
int b(void);
int c(void);
void use(int x, int y);

void order(int *p)
{
	use(a(), b());
	p[a()] = b();
	use((a(), b()), c());
	for (a(), b(); c(); a(), b())
		;
}
