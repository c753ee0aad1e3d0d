/* SPDX-License-Identifier: MIT */ // EXPECT: incomplete-unit analysed note
/* READ IN PART: behind a pointer, a type that only another platform's headers have. */
#include <uv.h>

struct session {
	HANDLE *pipe;
	int number;
};

static void on_timer(uv_timer_t *timer)
{
	struct session *session = timer->data;

	session->number++;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
