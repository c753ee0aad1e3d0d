/* SPDX-License-Identifier: MIT */
/* Few rounds, rounds for each byte, and four million rounds. */
#include "digest.h"

#define ROUNDS (1000 * 1000 * 4)

unsigned long digest_short(unsigned long sum)
{
	for (int round = 0; round < 16; round++)
		sum ^= sum << 13;
	return sum;
}

static unsigned long quick(const char *text, unsigned long size)
{
	unsigned long sum = 0;

	for (unsigned long i = 0; i < size; i++)
		sum = sum * 31 + (unsigned char)text[i];
	return sum;
}

static unsigned long slow(const char *text, unsigned long size)
{
	unsigned long sum = quick(text, size);

	for (int round = 0; round < ROUNDS; round++)
		sum ^= sum << 13;
	return sum;
}

const struct digest plain = { .name = "plain", .quick = quick, .slow = slow };
