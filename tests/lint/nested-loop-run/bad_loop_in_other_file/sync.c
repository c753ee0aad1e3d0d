/* SPDX-License-Identifier: MIT */
#include "sync.h"

int fetch_sync(uv_loop_t *loop, const char *name)
{
	int result = fetch(loop, name);

	/* EXPECT: nested-loop-run uv_run error root=on_timer steps=3 */
	uv_run(loop, UV_RUN_DEFAULT);
	return result;
}
