/* SPDX-License-Identifier: MIT */
/* Every computed goto may go to every label. */
void a(void);
void b(void);

void run(const unsigned char *code)
{
	static const void *const labels[] = { &&one, &&two };

	goto *labels[*code++];
one:
	a();
	goto *labels[*code++];
two:
	b();
}
