/* SPDX-License-Identifier: MIT */
#ifndef REPORT_H
#define REPORT_H
#include <uv.h>
void report_progress(uv_stream_t *peer, int percent);
#endif
