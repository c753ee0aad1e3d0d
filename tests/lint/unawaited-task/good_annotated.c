/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE. Results that are awaited, kept, or handed on. */
#include "../../../rules/asynclint.h"

struct task;
struct queue {
	struct task *first;
};

ASYNC_MUST_AWAIT struct task *task_spawn(int number);
void task_await(struct task *task);

static void keep(struct queue *queue)
{
	queue->first = task_spawn(1);
}

static struct task *hand_on(void)
{
	return task_spawn(2);
}

int main(void)
{
	struct queue queue;
	struct task *task = task_spawn(3);

	keep(&queue);
	task_await(queue.first);
	task_await(hand_on());
	task_await(task);
	return 0;
}
