/* SPDX-License-Identifier: MIT */
#ifndef OPS_H
#define OPS_H

typedef struct {
	int (*sync)(int fd);
} ops_t;

extern const ops_t disk_ops;

#endif
