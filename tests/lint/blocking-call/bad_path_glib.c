/* SPDX-License-Identifier: MIT */
#include <gio/gio.h>

static gboolean on_timer(gpointer data)
{
	g_autofree char *path = g_build_filename("/etc", "fstab", NULL);
	g_autofree char *joined = g_strconcat("/proc", data, "/x", NULL);
	g_autofree char *text = NULL;
	g_autoptr(GKeyFile) keys = g_key_file_new();
	g_autoptr(GFile) file = g_file_new_for_path("/etc/hosts");

	/* EXPECT: blocking-call g_file_get_contents warning */
	g_file_get_contents(path, &text, NULL, NULL);
	g_free(g_steal_pointer(&text));
	/* EXPECT: blocking-call g_file_get_contents warning */
	g_file_get_contents(joined, &text, NULL, NULL);
	/* EXPECT: blocking-call g_key_file_load_from_file warning */
	g_key_file_load_from_file(keys, "/etc/x.conf", G_KEY_FILE_NONE, NULL);
	g_file_delete(file, NULL, NULL); /* EXPECT: blocking-call g_file_delete warning */
	return G_SOURCE_CONTINUE;
}

unsigned start(void)
{
	return g_timeout_add(1000, on_timer, NULL);
}
