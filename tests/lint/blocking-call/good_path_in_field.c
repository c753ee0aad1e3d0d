/* SPDX-License-Identifier: MIT */
/* A path that is kept for later is what all of the program puts there. */
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct device {
	int number;
	char *folder;
	const char *node;
	char *attribute;
	char *below;
	GFile *file;
};

struct kind {
	int number;
	const char *path;
};

static const char *const sources[] = { "/dev/hwrng", "/dev/urandom", NULL };
static const char *others[2] = { [1] = "/dev/random" };
static const struct kind kinds[] = { { 1, "/proc/net/tcp" }, { .path = "/proc/net/udp" }, { 3 } };
static const char *status = "/proc/self/status";
static const char *const version = "/proc/version";
static char *limits;

void note(int number, const char *format, ...);

static char *attribute_of(const struct device *device)
{
	char *path = g_strdup_printf("/sys/block/%d/size", device->number);

	return path;
}

struct device *device_new(const char *name)
{
	struct device *device = calloc(1, sizeof(*device));

	device->folder = g_strdup_printf("/sys/class/net/%s/qmi", name);
	device->node = strcmp(name, "null") == 0 ? "/dev/null" : "/dev/zero";
	device->attribute = NULL;
	device->below = g_strdup_printf("%s/add_mux", device->folder);
	return device;
}

struct device *device_copy(const struct device *other)
{
	struct device *device = calloc(1, sizeof(*device));

	*device = *other;
	device->folder = g_strdup(other->folder);
	device->node = other->node;
	return device;
}

void device_free(struct device *device)
{
	g_clear_pointer(&device->folder, g_free);
	free(device->attribute);
	device->attribute = NULL;
	g_clear_object(&device->file);
	free(device);
}

static void prepare(struct device *device)
{
	if (!device->attribute)
		device->attribute = attribute_of(device);
	if (!limits && asprintf(&limits, "/proc/%d/limits", device->number) < 0)
		limits = NULL;
	device->file = g_file_new_for_path(device->folder);
	others[0] = "/dev/zero";
	note(device->number, "%s %s", device->folder, limits);
}

static void look(const char *path)
{
	struct stat result;

	stat(path, &result);
}

static gboolean on_timer(gpointer data)
{
	struct device *device = data;
	g_autofree char *under = g_build_filename(device->folder, "add_mux", NULL);
	g_autofree char *text = NULL;

	prepare(device);
	look(device->folder);
	look(under);
	look(device->below);
	look(device->node);
	look(device->attribute);
	look(limits);
	look(status);
	look(version);
	look(kinds[device->number].path);
	for (int i = 0; sources[i]; i++)
		look(sources[i]);
	look(others[device->number]);
	g_file_load_contents(device->file, NULL, &text, NULL, NULL, NULL);
	return G_SOURCE_CONTINUE;
}

unsigned start(struct device *device)
{
	return g_timeout_add(1000, on_timer, device);
}
