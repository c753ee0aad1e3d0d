/* SPDX-License-Identifier: MIT
 *
 * What the last reference does is in a table that is handed down beside the object: the object is
 * what tells whose table it is.
 */
#include <stdlib.h>
#include <uv.h>

#include "object.h"

static void finish(struct object *object, const struct type *type)
{
	if (type->finalize)
		type->finalize(object);
	if (type->parent)
		finish(object, type->parent);
}

void object_drop(struct object *object)
{
	if (--object->count == 0) {
		finish(object, object->type);
		free(object);
	}
}

static void on_socket(uv_timer_t *timer)
{
	(void)timer;
	object_drop(socket_new());
}

static void drop_worker(void)
{
	object_drop(worker_new());
}

static void on_worker(uv_timer_t *timer)
{
	(void)timer;
	drop_worker();
}

void start(uv_timer_t *timer, uv_timer_t *other)
{
	uv_timer_start(timer, on_socket, 1000, 0);
	uv_timer_start(other, on_worker, 1000, 0);
}
