/* SPDX-License-Identifier: MIT */
/* ONLY: busy-wait. READ IN PART: a header is missing, and with it what moves the loop on. */
#include <uv.h>
#include "not_installed/sequencer.h"

static void on_readable(uv_poll_t *poll, int status, int events)
{
	struct sequencer *sequencer = poll->data;
	int left;

	do {
		sequencer_event_t *event = NULL;

		left = sequencer_input(sequencer->handle, &event);
		if (left < 0 || !event)
			break;
		sequencer_take(sequencer->parser, event);
	} while (left > 0);
}

int start(uv_poll_t *poll)
{
	return uv_poll_start(poll, UV_READABLE, on_readable);
}
