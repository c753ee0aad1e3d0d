/* SPDX-License-Identifier: MIT */
/* Cases, ranges, fall-through, default in the middle, no default, enum values, Duff's device. */
enum color {
	RED,
	GREEN = 5
};

void a(void);
void b(void);
void c(void);
void d(void);

void plain(int x)
{
	switch (x) {
	case 1:
		a();
		break;
	case -2:
	case 3:
		b();
	case 4 ... 6:
		c();
	}
	d();
}

void with_default(enum color color)
{
	switch (color) {
	default:
		a();
		break;
	case GREEN:
		b();
		break;
	case RED:
		return;
	}
	c();
}

void device(int n, int x)
{
	switch (x) {
	case 0:
		do {
			a();
		case 1:
			b();
		} while (n);
	}
}

void empty(int x)
{
	switch (x) {
	}
	switch (x)
	case 1:
		a();
}
