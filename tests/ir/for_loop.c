/* SPDX-License-Identifier: MIT */
/* A for statement with every combination of parts. */
int init(void);
int cond(void);
int step(void);
void body(void);

void all(void)
{
	for (init(); cond(); step())
		body();
}

void no_init(void)
{
	for (; cond(); step())
		body();
}

void no_cond(void)
{
	for (init();; step())
		body();
}

void no_step(void)
{
	for (init(); cond();)
		body();
}

void only_init(void)
{
	for (init();;)
		body();
}

void only_cond(void)
{
	for (; cond();)
		body();
}

void only_step(void)
{
	for (;; step())
		body();
}

void none(void)
{
	for (;;)
		body();
}

void declaration(void)
{
	for (int i = init(), n = cond(); i < n; i++)
		body();
}

void empty_body(void)
{
	for (; cond();)
		;
}
