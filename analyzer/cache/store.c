/* SPDX-License-Identifier: MIT
 *
 * store.c - paths from keys, and eviction by time of last use.
 *
 * The modification time of a file says when it was used last: reading sets it, when it is more than
 * some minutes old, because a write per file would make a warm run pay for bookkeeping. A file that
 * another run removes under us is a miss there, nothing more; one that we mapped stays readable.
 */
#include "cache/store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define TOUCH_SECONDS     600
#define TEMPORARY_SECONDS 3600

static const char tag[] =
	"Signature: 8a477f597d28d172789f06886806bc55\n"
	"# Facts that asynclint keeps between runs; may be deleted at any time.\n";

static const char *const folders[] = {
	[STORE_UNITS] = "units", [STORE_FACTS] = "facts", [STORE_ANSWERS] = "answers"
};

struct item {
	char *path;
	time_t used;
	guint64 size;
};

static bool make_folder(const char *path, GError **error)
{
	if (g_mkdir_with_parents(path, 0777) == 0)
		return true;
	g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s", path,
	            g_strerror(errno));
	return false;
}

bool store_open(const char *directory, GError **error)
{
	g_autofree char *path = g_build_filename(directory, "CACHEDIR.TAG", NULL);

	if (!make_folder(directory, error))
		return false;
	if (access(path, F_OK) < 0)
		g_file_set_contents(path, tag, sizeof(tag) - 1, NULL);
	return true;
}

char *store_path(const char *directory, enum store_kind kind, const struct digest *key)
{
	g_autofree char *hex = digest_hex(key);
	char folder[] = { hex[0], hex[1], '\0' };

	return g_build_filename(directory, folders[kind], folder, hex + 2, NULL);
}

char *store_make_path(const char *directory, enum store_kind kind, const struct digest *key,
                      GError **error)
{
	g_autofree char *path = store_path(directory, kind, key);
	g_autofree char *folder = g_path_get_dirname(path);

	return make_folder(folder, error) ? g_steal_pointer(&path) : NULL;
}

void store_touch(const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0 && st.st_mtime < time(NULL) - TOUCH_SECONDS)
		utimensat(AT_FDCWD, path, NULL, 0);
}

static void item_clear(gpointer data)
{
	g_free(((struct item *)data)->path);
}

/* Notes the files of one folder; temporary ones that nobody can be writing any more go. */
static void gather(const char *folder, GArray *items, guint64 *total)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	time_t now = time(NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		struct item item = { .path = g_build_filename(folder, name, NULL) };
		struct stat st;

		if (lstat(item.path, &st) < 0 || !S_ISREG(st.st_mode)) {
			g_free(item.path);
		} else if (strchr(name, '.') && st.st_mtime < now - TEMPORARY_SECONDS) {
			g_unlink(item.path);
			g_free(item.path);
		} else {
			item.used = st.st_mtime;
			item.size = (guint64)st.st_blocks * 512;
			*total += item.size;
			g_array_append_val(items, item);
		}
	}
}

static gint by_use(gconstpointer a, gconstpointer b)
{
	const struct item *x = a, *y = b;

	if (x->used != y->used)
		return x->used < y->used ? -1 : 1;
	return strcmp(x->path, y->path);
}

void store_trim(const char *directory, guint64 limit)
{
	g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(struct item));
	guint64 total = 0;

	g_array_set_clear_func(items, item_clear);
	for (size_t kind = 0; kind < G_N_ELEMENTS(folders); kind++)
		for (unsigned i = 0; i < 256; i++) {
			g_autofree char *path = g_strdup_printf("%s/%s/%02x", directory,
			                                        folders[kind], i);

			gather(path, items, &total);
		}
	if (total <= limit)
		return;
	g_array_sort(items, by_use);
	for (guint i = 0; i < items->len && total > limit; i++) {
		const struct item *item = &g_array_index(items, struct item, i);

		if (g_unlink(item->path) == 0)
			total -= item->size;
	}
}
