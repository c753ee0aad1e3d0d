/* SPDX-License-Identifier: MIT */
/* break and continue go to their own loop or switch. */
int cond(void);
int step(void);
void body(void);

void in_for(void)
{
	for (; cond(); step()) {
		if (cond())
			continue;
		if (cond())
			break;
		body();
	}
}

void in_do(void)
{
	do {
		if (cond())
			continue;
		body();
		break;
	} while (step());
}

void in_switch(int x)
{
	while (cond()) {
		switch (x) {
		case 1:
			continue;
		case 2:
			break;
		}
		body();
	}
}
