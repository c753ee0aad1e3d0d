/* SPDX-License-Identifier: MIT */
/* Protothreads as their inventor made them, with children. NO LOOP HERE. */
#ifndef PT_H
#define PT_H
struct pt {
	unsigned short lc;
};

/* clang-format off */
#define PT_BEGIN(pt) { char yielded = 1; (void)yielded; switch ((pt)->lc) { case 0:
#define PT_WAIT_UNTIL(pt, condition) \
	do { (pt)->lc = __LINE__; case __LINE__: if (!(condition)) return 0; } while (0)
#define PT_YIELD(pt) \
	do { yielded = 0; (pt)->lc = __LINE__; case __LINE__: if (!yielded) return 1; } while (0)
#define PT_SPAWN(pt, child, call) \
	do { (child)->lc = 0; PT_WAIT_UNTIL(pt, (call) == 2); } while (0)
#define PT_END(pt) } (pt)->lc = 0; return 2; }
/* clang-format on */

struct link {
	struct pt pt, child;
	const struct link_ops *ops;
	int bytes, tries;
};

struct link_ops {
	int (*dial)(struct link *link);
};

extern const struct link_ops modem;
int measure(void);
int greet(struct pt *pt, int *bytes);
#endif
