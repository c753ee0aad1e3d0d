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

struct pair {
	int id;
	struct point ends[2];
};

void elements(struct pair *to)
{
	struct pair row = { .ends[0] = { .x = 1, .y = 2 }, .ends[1].y = a() };
	struct pair odd = { .ends = { { .y = 4 }, 5, 6 } };

	*to = (struct pair){ .id = 1, .ends[0] = row.ends[1], .ends[1] = { .y = 7 } };
	(void)odd;
}

void no_initialiser(void)
{
	extern int elsewhere;
	int nothing;

	nothing = elsewhere;
	(void)nothing;
}
