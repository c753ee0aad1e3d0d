/* SPDX-License-Identifier: MIT */
/* Taking one is what makes it fewer. */
#include "queue.h"

unsigned queue_left(const struct queue *queue)
{
	return queue->last - queue->first;
}

void queue_drop(struct queue *queue)
{
	queue->first++;
}

static unsigned char ring_take(struct queue *queue)
{
	return queue->bytes[queue->first++ % sizeof(queue->bytes)];
}

const struct queue_ops ring = { .left = queue_left, .take = ring_take };
