/* SPDX-License-Identifier: MIT */
#ifndef OBJECT_H
#define OBJECT_H

struct object;

struct type {
	const struct type *parent;
	void (*finalize)(struct object *object);
};

struct object {
	const struct type *type;
	int count;
};

struct object *socket_new(void);
struct object *worker_new(void);
void object_drop(struct object *object);

#endif
