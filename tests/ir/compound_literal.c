/* SPDX-License-Identifier: MIT */
struct ops {
	int (*run)(int n);
	int n;
};

int run(int n);
void use(const struct ops *ops, struct ops by_value);

void literal(struct ops *to)
{
	use(&(struct ops){ .run = run }, (struct ops){ run, 2 });
	*to = (struct ops){ .n = 3 };
}
