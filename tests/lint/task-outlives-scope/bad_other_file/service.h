/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

struct service {
	const char *name;
	int (*start)(struct event_base *base);
	int (*wait)(struct event_base *base);
};

extern const struct service clock_service;
int announce(struct event_base *base);
