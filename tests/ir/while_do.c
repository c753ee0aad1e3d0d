/* SPDX-License-Identifier: MIT */
int cond(void);
void body(void);

void while_loop(void)
{
	while (cond())
		body();
}

void endless(void)
{
	while (1)
		body();
}

void do_loop(void)
{
	do
		body();
	while (cond());
}

void once(void)
{
	do {
		body();
	} while (0);
}

void assigned(int x)
{
	while ((x = cond()) != 0)
		body();
}
