/* SPDX-License-Identifier: MIT */
#include "report.h"

void report_progress(uv_stream_t *peer, int percent)
{
	char text[4] = { (char)('0' + percent / 10), '0', '%', '\n' };
	uv_buf_t buf = uv_buf_init(text, sizeof(text));

	/* EXPECT: wrong-thread-call uv_try_write error root=work steps=3 */
	uv_try_write(peer, &buf, 1);
}
