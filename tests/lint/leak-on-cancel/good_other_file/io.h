/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
#include <st.h>

struct pool {
	void (*put)(char *buf);
};

extern const struct pool heap;
int fill(st_netfd_t fd, char *buf, size_t size);
int fill_or_drop(st_netfd_t fd, char *buf, size_t size);
void keep(char *buf);
void drop(char *buf);
