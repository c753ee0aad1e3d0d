/* SPDX-License-Identifier: MIT */
#include <gio/gio.h>

static char *attribute(const char *folder, const char *name)
{
	return g_build_filename(folder, name, NULL);
}

static gboolean on_timer(gpointer data)
{
	g_autofree char *path = attribute("/sys/class/net", data);
	g_autofree char *joined = g_strconcat("/proc", "/self/", data, NULL);
	g_autofree char *made = g_strdup_printf("/proc/%d/comm", *(int *)data);
	g_autofree char *text = NULL;
	g_autoptr(GKeyFile) keys = g_key_file_new();
	g_autoptr(GFile) folder = g_file_new_for_path("/sys/class");
	g_autoptr(GFile) file = g_file_get_child(folder, "net");

	g_file_get_contents(path, &text, NULL, NULL);
	g_clear_pointer(&text, g_free);
	g_file_get_contents(joined, &text, NULL, NULL);
	g_clear_pointer(&text, g_free);
	g_file_get_contents(made, &text, NULL, NULL);
	g_key_file_load_from_file(keys, "/proc/x.conf", G_KEY_FILE_NONE, NULL);
	g_file_delete(file, NULL, NULL);
	return G_SOURCE_CONTINUE;
}

unsigned start(void)
{
	return g_timeout_add(1000, on_timer, NULL);
}
