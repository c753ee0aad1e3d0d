/* SPDX-License-Identifier: MIT
 *
 * What the loop's end is asked of is looked up anew in each turn, by a number that the turn
 * changes.
 */
#include <stddef.h>
#include <uv.h>

struct property {
	const char *name;
	int access;
};

struct iterator {
	const struct property *properties;
	struct {
		int index;
		const struct property *current;
	} at;
};

static int next(struct iterator *iterator)
{
	const struct property *property;

	do {
		property = &iterator->properties[iterator->at.index];
		iterator->at.current = property;
		iterator->at.index++;
		if (property->name == NULL)
			return 0;
	} while (property->access != 1);
	return 1;
}

static void on_timer(uv_timer_t *timer)
{
	next(timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1, 0);
}
