/* SPDX-License-Identifier: MIT */
/* Which association of a _Generic it is: the types are compatible, or no other can be meant. */
int yes(int n);
int no(int n);

enum colour {
	RED,
	GREEN
};
typedef int (*fn)(int);
typedef char *str;
typedef int arr[4];
struct s {
	int x;
};

/* Versions of clang-format differ on _Generic. */
/* clang-format off */
#define PICK(x, type) _Generic((x), type: yes, default: no)(1)
#define PICK_OTHER(x, type) _Generic((x), type: no, default: yes)(1)
#define TWICE(x) _Generic(PICK(x, int), int: PICK(x, int), default: no(2))

void enums(enum colour c, enum colour *p)
{
	PICK(c, unsigned int);
	PICK(RED, int);
	PICK(p, unsigned *);
	PICK_OTHER(p, int *);
}

void typedefs(fn f, str *s, char *const *c)
{
	arr a;

	PICK(&f, fn *);
	PICK(f, int (*)(int));
	PICK(yes, fn);
	PICK(&a, arr *);
	PICK(a, int *);
	PICK(s, char **);
	PICK(c, const str *);
	PICK_OTHER((const char *)0, const str);
}

void scopes(struct s *outer)
{
	typedef short local;
	local v = 0;

	PICK(v, local);
	PICK(v, short);
	{
		typedef long local;
		struct s {
			long z;
		} inner;
		local w = 0;

		PICK(w, local);
		PICK_OTHER(v, local);
		PICK(&inner, struct s *);
	}
	PICK(v, local);
	PICK(outer, struct s *);
}

void compatible(int (*a)[4], int (*f)(), int n, int (*vla)[n])
{
	PICK(a, int (*)[]);
	PICK_OTHER(a, int (*)[3]);
	PICK(vla, int (*)[4]);
	PICK(f, int (*)(double));
	PICK_OTHER(f, int (*)(char));
}

void types_of(int n, const long *p)
{
	PICK(n, __typeof__(n));
	PICK(p, __typeof__(p));
	PICK(n, __typeof__(n + 1)); /* not known: an unknown function */
	_Generic(n, __typeof__(n + 1): 1, default: "one"); /* the type of the whole tells */
}

/* Sizes are printed as numbers, so fewer selections are printed than there are. */
int sizes(int a[_Generic(1, int: 4, default: 8)])
{
	char b[_Generic(1L, int: 4, default: 8)];
	struct {
		char m[_Generic(1, int: 4, default: 8)];
	} z;

	(void)b;
	(void)z;
	return PICK(a, int *) + PICK('x', int) + (int)sizeof(char[_Generic(1, int: 2)]) + TWICE(1);
}

static fn pointer = _Generic(1L, int: no, long: yes);
static fn table[] = { _Generic(1, long: no, int: yes), _Generic(2.0, int: no, default: yes), (fn)_Generic(&pointer, fn *: yes, default: no) };
static fn unknown = _Generic(1, __typeof__(1 + 1): yes, default: no);

int initialisers(int i)
{
	static fn local = _Generic(1U, unsigned: yes, int: no);
	fn automatic = _Generic(1U, unsigned: yes, int: no);

	return pointer(i) + table[i](1) + local(1) + automatic(1) + unknown(1);
}
