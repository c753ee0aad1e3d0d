/* SPDX-License-Identifier: MIT */
#ifndef SYNC_H
#define SYNC_H

#include <uv.h>

int fetch(uv_loop_t *loop, const char *name);
int fetch_sync(uv_loop_t *loop, const char *name);

#endif
