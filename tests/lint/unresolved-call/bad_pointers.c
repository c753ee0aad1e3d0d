/* SPDX-License-Identifier: MIT */
/* Pointers that nobody in this run assigns: members, variables, parameters, results, elements. */
#include <uv.h>

struct driver {
	int (*flush)(void *state);
	void (*notify[4])(void *state);
};

struct device {
	const struct driver *driver;
	void (*on_error)(struct device *device, int status);
};

extern void (*log_hook)(const char *text);
extern int (*find_handler(int kind))(void *state);

static void report(struct device *device, int status)
{
	/* EXPECT: unresolved-call on_error note root=on_timer steps=3 */
	device->on_error(device, status);
	log_hook("error"); /* EXPECT: unresolved-call log_hook note */
}

static void call(void (*function)(void *state), void *state)
{
	function(state); /* EXPECT: unresolved-call function note */
}

static void tell_all(const struct driver *driver, void *state)
{
	for (int i = 0; i < 4; i++)
		driver->notify[i](state); /* EXPECT: unresolved-call notify note */
}

static void on_timer(uv_timer_t *timer)
{
	struct device *device = timer->data;
	void (*first)(void *state) = device->driver->notify[0];

	if (device->driver->flush(device)) /* EXPECT: unresolved-call flush note confidence=high */
		report(device, 1);
	first(device);           /* EXPECT: unresolved-call first note */
	find_handler(3)(device); /* EXPECT: unresolved-call pointer note */
	tell_all(device->driver, device);
	call(first, device);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
