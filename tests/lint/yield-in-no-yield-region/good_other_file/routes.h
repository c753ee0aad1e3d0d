/* SPDX-License-Identifier: MIT */
#include <st.h>
#include <urcu/urcu-memb.h>

struct route {
	st_netfd_t fd;
	const struct route_ops *ops;
	int hops;
};

struct route_ops {
	int (*send)(struct route *route, const char *text, size_t size);
	int (*count)(struct route *route);
};

extern struct route *best;
extern const struct route_ops direct;
void routes_enter(void);
void routes_leave(void);
void route_probe(struct route *route);
