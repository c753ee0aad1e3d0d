/* SPDX-License-Identifier: MIT */
/* Initialisers of locals are stores: in order, by name, nested, with braces left out. */
struct point {
	int x, y;
};
struct line {
	struct point from, to;
	int (*draw)(int n);
};

int draw(int n);
int a(void);

void locals(struct line *other)
{
	int one = a();
	int array[3] = { 1, [2] = 3 };
	struct point p = { 1, 2 };
	struct point q = { .y = a() };
	struct line l = { { 1, 2 }, { .x = 3 }, draw };
	struct line flat = { 1, 2, 3, 4, draw };
	struct line part = { .to.y = 5, .draw = &draw };
	struct line copy = *other;
	struct point *pp = &p;
	char text[] = "text";

	(void)one, (void)array, (void)q, (void)l, (void)flat, (void)part, (void)copy, (void)pp;
	(void)text;
}

void no_initialiser(void)
{
	extern int elsewhere;
	int nothing;

	nothing = elsewhere;
	(void)nothing;
}
