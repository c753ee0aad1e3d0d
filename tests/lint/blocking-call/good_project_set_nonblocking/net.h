/* SPDX-License-Identifier: MIT */
#ifndef NET_H
#define NET_H

int set_nonblocking(int fd);

#endif
