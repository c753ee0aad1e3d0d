/* SPDX-License-Identifier: MIT */
int a(void);
void use(int n);

int value(int x)
{
	int y = ({
		int z = a();
		if (x)
			z = 1;
		z + 1;
	});

	use(({ a(); }));
	return y;
}
