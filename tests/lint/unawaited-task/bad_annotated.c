/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE. What a function returns and somebody has to end. */
#include <stdlib.h>
#include "../../../rules/asynclint.h"

struct task;
ASYNC_MUST_AWAIT struct task *task_spawn(int number);
void task_await(struct task *task);

ASYNC_MUST_AWAIT static struct task *job_spawn(int number)
{
	return number ? malloc(10) : NULL;
}

int main(void)
{
	task_spawn(1); /* EXPECT: unawaited-task task_spawn warning says=Keep */
	job_spawn(2);  /* EXPECT: unawaited-task job_spawn warning confidence=high */
	return 0;
}
