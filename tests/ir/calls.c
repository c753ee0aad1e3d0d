/* SPDX-License-Identifier: MIT */
/* Callees: by name, through locals, parameters, fields, tables, results; what happens to a result.
 */
struct ops {
	int (*run)(int n);
};
struct conn {
	struct ops *ops;
	struct ops own;
};

int direct(int n);
void (*getter(void))(void);
int many(int n, ...);
static int (*table[2])(int n);
static struct conn shared;

void callees(struct conn *c, int (*param)(int n))
{
	int (*local)(int n) = param;

	direct(1);
	local(2);
	(*param)(3);
	(**param)(4);
	(&direct)(5);
	c->ops->run(6);
	c->own.run(7);
	shared.own.run(8);
	table[1](9);
	getter()();
	((void (*)(void))direct)();
}

int results(int n)
{
	int kept = direct(1);

	direct(2);
	(void)direct(3);
	if (direct(4))
		kept++;
	many(direct(5), direct(6), n);
	return direct(7);
}
