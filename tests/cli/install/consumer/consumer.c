/* SPDX-License-Identifier: MIT
 *
 * consumer.c - includes the public header and links nothing.
 *
 * That it builds and runs is the test: without the probe the header costs nothing and needs
 * nothing.
 */
#include <asyncprobe.h>

int main(void)
{
	return 0;
}
