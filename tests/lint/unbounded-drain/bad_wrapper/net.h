/* SPDX-License-Identifier: MIT */
struct net {
	int fd;
	long total;
};

void net_prepare(struct net *net);
long net_read(struct net *net, char *data, unsigned long size);
