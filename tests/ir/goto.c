/* SPDX-License-Identifier: MIT */
/* Forwards, backwards, into a loop; labels at the end; code nobody reaches. */
void a(void);
void b(void);
int cond(void);

int forwards(void)
{
	if (cond())
		goto out;
	a();
out:
	return 1;
}

void backwards(void)
{
again:
	a();
	if (cond())
		goto again;
}

void into_loop(void)
{
	goto inside;
	while (cond()) {
		a();
inside:
		b();
	}
}

void unreached(void)
{
	return;
	a();
}
