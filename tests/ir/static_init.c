/* SPDX-License-Identifier: MIT */
/* Of static objects, only the functions and paths in them are noted: which field of which object,
 * and which field of any. */
typedef int run_fn(int n);

struct ops {
	const char *name;
	run_fn *open;
	run_fn *close;
};
struct nested {
	int before;
	struct ops ops;
	run_fn *array[2];
};

static int one(int n)
{
	return n;
}

static int two(int n)
{
	return -n;
}

int undefined(int n);

struct ops positional = { "p", one, two };
struct ops designated = { .close = one, .name = "d" };
const struct ops constant = { .open = &two };
struct ops list[] = { { "a", one, two }, { .open = two }, [4] = { .close = undefined } };
struct nested deep = { .ops = { .open = one }, .array = { one, two } };
struct nested flat = { 1, "f", one, two, { one } };
struct nested dotted = { .ops.close = two, .array[1] = one };
run_fn *pointer = one;
run_fn *const table[] = { [1] = two, [0] = (run_fn *)one };
void *untyped = (void *)one;

struct file {
	const char *path;
	char name[8];
	void *place;
};

char *set_by_option = 0;
struct file files[] = { { "/etc/a", "a", &set_by_option }, { .path = "/etc/b" }, { "/etc/a" } };
const char *const folders[] = { "/proc", "sys", 0 };

int inside(void)
{
	static struct ops local = { .open = one };
	static run_fn *slot = two;

	return local.open(1) + slot(2);
}
