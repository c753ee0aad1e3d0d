/* SPDX-License-Identifier: MIT */
#include <st.h>

struct transport {
	ssize_t (*get)(st_netfd_t fd, void *buf, size_t size, st_utime_t timeout);
	ssize_t (*put)(st_netfd_t fd, const void *buf, size_t size, st_utime_t timeout);
};

extern const struct transport plain;
ssize_t io_ask(st_netfd_t fd, const char *what, void *buf, size_t size, st_utime_t timeout);
