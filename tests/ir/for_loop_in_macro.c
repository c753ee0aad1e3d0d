/* SPDX-License-Identifier: MIT */
/* The parts by their kind, where the text does not show the semicolons. */
int cond(void);
void body(void);

#define FOREVER  for (;;)
#define TIMES(n) for (int i = 0; i < (n); i++)
#define WHILE(c) for (; c;)
#define COUNT(i) for (;; i++)
#define FROM(i)  for (i = 0;;)

void forever(void)
{
	FOREVER
	body();
}

void times(void)
{
	TIMES(3)
	body();
}

void until(void)
{
	WHILE(cond())
	body();
}

void count(int i)
{
	COUNT(i)
	body();
}

void from(int i)
{
	FROM(i)
	body();
}
