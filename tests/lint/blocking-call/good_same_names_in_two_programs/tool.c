/* SPDX-License-Identifier: MIT */
#include <unistd.h>

void report(void);
extern void (*current)(void);
void (*current)(void);

void report(void)
{
	sleep(1);
}

static void slow(void)
{
	sleep(2);
}

int main(void)
{
	current = slow;
	report();
	current();
	return 0;
}
