/* SPDX-License-Identifier: MIT */
#include <uv.h>

struct client {
	int (*fetch)(uv_loop_t *loop, const char *name);
	int (*fetch_and_wait)(uv_loop_t *loop, const char *name);
};

extern const struct client local;
void pump(uv_loop_t *loop, uv_run_mode mode);
