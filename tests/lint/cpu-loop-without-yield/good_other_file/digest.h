/* SPDX-License-Identifier: MIT */
struct digest {
	const char *name;
	unsigned long (*quick)(const char *text, unsigned long size);
	unsigned long (*slow)(const char *text, unsigned long size);
};

extern const struct digest plain;
unsigned long digest_short(unsigned long sum);
