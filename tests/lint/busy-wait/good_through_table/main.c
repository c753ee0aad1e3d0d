/* SPDX-License-Identifier: MIT */
/* The loop asks through one pointer of a table and changes the answer through the other; so do two
 * functions of another file. And what really polls is left to a worker.
 */
#include <unistd.h>
#include <uv.h>

#include "queue.h"

static const struct queue_ops *ops = &ring;

static void empty(struct queue *queue)
{
	while (queue_left(queue))
		queue_drop(queue);
}

static unsigned add_all(struct queue *queue)
{
	unsigned sum = 0;

	while (ops->left(queue))
		sum += ops->take(queue);
	return sum;
}

static void wait_for_first(uv_work_t *work)
{
	struct queue *queue = work->data;

	while (!ops->left(queue))
		usleep(1000);
}

static void on_async(uv_async_t *async)
{
	static uv_work_t work;
	struct queue *queue = async->data;

	queue->last += add_all(queue);
	empty(queue);
	work.data = queue;
	uv_queue_work(async->loop, &work, wait_for_first, NULL);
}

int start(uv_loop_t *loop, uv_async_t *async, struct queue *queue)
{
	async->data = queue;
	return uv_async_init(loop, async, on_async);
}
