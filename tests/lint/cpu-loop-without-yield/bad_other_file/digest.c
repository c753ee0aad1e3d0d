/* SPDX-License-Identifier: MIT */
#include "digest.h"

#define ROUNDS (1000 * 1000 * 4)

unsigned long digest(const char *text, unsigned long size)
{
	unsigned long sum = 0;

	for (unsigned long i = 0; i < size; i++)
		sum = sum * 31 + (unsigned char)text[i];
	/* EXPECT: cpu-loop-without-yield digest warning root=on_request steps=3 */
	for (int round = 0; round < ROUNDS; round++)
		sum ^= sum << 13;
	return sum;
}
