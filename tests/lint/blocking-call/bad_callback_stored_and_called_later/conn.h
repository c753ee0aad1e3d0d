/* SPDX-License-Identifier: MIT */
#ifndef CONN_H
#define CONN_H

#include <uv.h>

typedef void line_fn(void *user, const char *line);

struct conn {
	uv_stream_t *stream;
	line_fn *on_line;
	void *user;
};

int conn_start(struct conn *conn, line_fn *on_line, void *user);

#endif
