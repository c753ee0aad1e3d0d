/* SPDX-License-Identifier: MIT
 *
 * answer.h - the protocol: a host name per line in, a line with its addresses out.
 */
#ifndef ANSWER_H
#define ANSWER_H

#include <stddef.h>

struct name_ops;

enum {
	ANSWER_SIZE = 512
};

/* Writes the answer to LINE, with its newline, to ANSWER. Returns its length. */
size_t answer_line(const struct name_ops *names, const char *line, char answer[ANSWER_SIZE]);

#endif
