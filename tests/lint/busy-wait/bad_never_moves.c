/* SPDX-License-Identifier: MIT */
/* A walk that forgets to move on asks the same thing for ever. */
#include <stddef.h>
#include <uv.h>

struct node {
	struct node *next;
	void *records;
};

static struct node *next_of(struct node *node)
{
	return node ? node->next : NULL;
}

static int has_records(struct node *node)
{
	struct node *next = next_of(node);

	while (next && !next->records) /* EXPECT: busy-wait has_records error */
		next = next_of(node);
	return next != NULL;
}

static void on_timer(uv_timer_t *timer)
{
	timer->data = has_records(timer->data) ? timer->data : NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
