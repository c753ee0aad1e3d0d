/* SPDX-License-Identifier: MIT
 *
 * symbols_sample.c - code whose names test_symbols.c looks up. Line numbers matter: see the marks.
 */
#include <unistd.h>

int sample_visible(int fd);
unsigned long sample_hidden_address(void);

static inline __attribute__((always_inline)) int sample_inlined(int fd)
{
	return close(fd); /* line 12: inlined */
}

__attribute__((noinline)) int sample_visible(int fd)
{
	int result = 1;
#ifdef OTHER_BUILD
	result += getpid();
#endif
	result += sample_inlined(fd); /* line 21: call of inlined */
	return result;
}

static __attribute__((noinline)) int sample_hidden(int fd)
{
	return sample_visible(fd) + 1; /* line 27: hidden */
}

unsigned long sample_hidden_address(void)
{
	return (unsigned long)sample_hidden;
}
