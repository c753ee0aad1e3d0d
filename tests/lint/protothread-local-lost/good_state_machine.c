/* SPDX-License-Identifier: MIT */
/* A switch in a loop over a state of its own: locals live on. */
#include <stdio.h>

/* Protothreads as their inventor made them: a number to go on at, and a switch. NO LOOP HERE. */
struct pt {
	unsigned short lc;
};

/* clang-format off */
#define PT_BEGIN(pt) { char yielded = 1; (void)yielded; switch ((pt)->lc) { case 0:
#define PT_WAIT_UNTIL(pt, condition) \
	do { (pt)->lc = __LINE__; case __LINE__: if (!(condition)) return 0; } while (0)
#define PT_YIELD(pt) \
	do { yielded = 0; (pt)->lc = __LINE__; case __LINE__: if (!yielded) return 1; } while (0)
#define PT_END(pt) } (pt)->lc = 0; return 2; }
/* clang-format on */

struct lexer {
	int state;
	const char *at;
};

int scan(struct lexer *lexer)
{
	int words = 0, length = 0;

	for (; *lexer->at; lexer->at++) {
		switch (lexer->state) {
		case 0:
			length = 1;
			lexer->state = 1;
			/* fall through */
		case 1:
			length++;
			words += length > 3;
		}
	}
	return words;
}
