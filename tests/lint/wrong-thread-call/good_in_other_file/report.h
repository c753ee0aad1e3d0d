/* SPDX-License-Identifier: MIT */
#include <uv.h>

struct stage {
	void (*run)(uv_work_t *work);
	void (*end)(uv_work_t *work);
};

extern const struct stage compress;
void report_progress(uv_stream_t *peer, int percent);
int percent_of(const uv_work_t *work);
