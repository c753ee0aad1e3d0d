/* SPDX-License-Identifier: MIT */
#include <stddef.h>

struct net {
	int fd;
	const struct net_ops *ops;
	size_t total;
};

struct net_ops {
	long (*get)(struct net *net, char *data, size_t size);
	long (*next)(struct net *net, char *data, size_t size);
};

extern const struct net_ops plain;
void net_add(struct net *net, const char *data, long size);
