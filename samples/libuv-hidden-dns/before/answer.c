/* SPDX-License-Identifier: MIT
 *
 * answer.c - from a line to its answer.
 *
 *   localhost          ->  localhost: 127.0.0.1 ::1
 *   no-such-host.test  ->  no-such-host.test: failed: Name or service not known
 */
#include "answer.h"

#include <stdio.h>
#include "names.h"

size_t answer_line(const struct name_ops *names, const char *line, char answer[ANSWER_SIZE])
{
	char addresses[ANSWER_SIZE / 2];
	const char *failure = names->lookup(line, addresses, sizeof(addresses));
	int length;

	if (failure)
		length = snprintf(answer, ANSWER_SIZE, "%.128s: failed: %.128s\n", line, failure);
	else
		length = snprintf(answer, ANSWER_SIZE, "%.128s: %s\n", line, addresses);
	return (size_t)length;
}
