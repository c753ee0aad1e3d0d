/* SPDX-License-Identifier: MIT
 *
 * answer.c - from a line to its answer, without making the loop wait for it.
 *
 * look_up() runs on a thread of libuv's pool and touches nothing but its own struct answer;
 * deliver() runs on the loop again. While the resolver waits, the loop serves the other clients.
 */
#include "answer.h"

#include <stdio.h>
#include "names.h"

static void look_up(uv_work_t *work)
{
	struct answer *answer = work->data;
	char addresses[ANSWER_SIZE / 2];
	const char *failure = answer->names->lookup(answer->line, addresses, sizeof(addresses));
	int length;

	if (failure)
		length = snprintf(answer->text, ANSWER_SIZE, "%.128s: failed: %.128s\n",
		                  answer->line, failure);
	else
		length = snprintf(answer->text, ANSWER_SIZE, "%.128s: %s\n", answer->line,
		                  addresses);
	answer->length = (size_t)length;
}

static void deliver(uv_work_t *work, int status)
{
	struct answer *answer = work->data;

	(void)status; /* never cancelled, so it ran */
	answer->done(answer);
}

int answer_start(struct answer *answer, uv_loop_t *loop, const struct name_ops *names,
                 const char *line, void (*done)(struct answer *answer))
{
	answer->work.data = answer;
	answer->names = names;
	answer->done = done;
	snprintf(answer->line, sizeof(answer->line), "%s", line);
	return uv_queue_work(loop, &answer->work, look_up, deliver);
}
