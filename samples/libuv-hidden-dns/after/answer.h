/* SPDX-License-Identifier: MIT
 *
 * answer.h - the protocol: a host name per line in, a line with its addresses out, later.
 */
#ifndef ANSWER_H
#define ANSWER_H

#include <stddef.h>
#include <uv.h>

struct name_ops;

enum {
	LINE_SIZE = 256,
	ANSWER_SIZE = 512
};

/* A question under way. The caller keeps it alive until DONE was called. */
struct answer {
	uv_work_t work;
	const struct name_ops *names;
	void (*done)(struct answer *answer);
	void *owner; /* the caller's */
	char line[LINE_SIZE];
	char text[ANSWER_SIZE]; /* for DONE: the answer with its newline */
	size_t length;
};

/* Looks LINE (copied) up on a worker thread, then calls DONE on LOOP's thread. 0 or a libuv error,
 * and then DONE is not called. */
int answer_start(struct answer *answer, uv_loop_t *loop, const struct name_ops *names,
                 const char *line, void (*done)(struct answer *answer));

#endif
