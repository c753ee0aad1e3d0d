/* SPDX-License-Identifier: MIT */
/* Assignments to every kind of place. */
struct inner {
	int value;
	int array[4];
};
struct outer {
	struct inner in;
	struct inner *to;
	unsigned bit : 3;
};

static int global;
static struct outer shared;

void places(struct outer *o, int i, int *p)
{
	int local;

	local = 1;
	global = local;
	o->in.value = 2;
	o->to->value = 3;
	o->in.array[1] = 4;
	o->in.array[i] = 5;
	shared.bit = 6;
	*p = 7;
	p[2] = 8;
	*(p + 1) = 9;
	(*o).in.value = 10;
}

int steps(int i, int *p)
{
	i++;
	--i;
	i += 2;
	i <<= 1;
	*p++ = i--;
	return ++i;
}

void chained(int a, int b)
{
	a = b = 3;
	a = (b = 4, b);
}
