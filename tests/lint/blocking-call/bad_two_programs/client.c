/* SPDX-License-Identifier: MIT */
#include <unistd.h>

int main(void)
{
	sleep(2);
	return 0;
}
