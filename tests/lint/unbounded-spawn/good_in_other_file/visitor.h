/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE: these are loops of threads, not of events. */
struct listener {
	int fd;
	const struct listener_ops *ops;
};

struct listener_ops {
	int (*next)(const struct listener *listener);
	int (*serve)(int fd);
};

extern const struct listener_ops tcp;
int visitor_next(int fd);
int visitor_next_when_free(int fd);
int visitor_serve(int fd);
int visitor_serve_some(int fd);
