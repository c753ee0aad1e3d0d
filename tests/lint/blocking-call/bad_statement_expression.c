/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

#define retry(call)                                                                                \
	({                                                                                         \
		int result_;                                                                       \
		do                                                                                 \
			result_ = (call);                                                          \
		while (result_ == -1);                                                             \
		result_;                                                                           \
	})

static void on_timer(uv_timer_t *timer)
{
	if (retry(fsync(1)) < 0) /* EXPECT: blocking-call fsync error */
		timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
