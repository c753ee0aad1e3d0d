/* SPDX-License-Identifier: MIT */
#include <gio/gio.h>

struct backend {
	gboolean (*is_open)(GTask *task);
	void (*load)(GTask *task, const char *name);
};

extern const struct backend memory;
GTask *request_new(gpointer source, GAsyncReadyCallback callback, gpointer data);
gboolean request_is_urgent(GTask *task);
void request_end(GTask *task, gboolean good);
