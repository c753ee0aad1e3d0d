/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <st.h>

struct transport {
	ssize_t (*get)(st_netfd_t fd, void *buf, size_t size);
};

extern const struct transport plain;
ssize_t get(st_netfd_t fd, void *buf, size_t size);
bool is_stopping(void);
void stop(st_thread_t thread);
