/* SPDX-License-Identifier: MIT
 *
 * Which driver opens the image is named by whoever asks for it; on the loop that is the one that
 * only counts.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <uv.h>

struct driver {
	const char *name;
	int (*open)(const char *path);
	int (*probe)(const char *path);
};

static int opened;

static int count(const char *path)
{
	(void)path;
	return ++opened;
}

static int open_file(const char *path)
{
	return open(path, O_RDONLY);
}

static struct driver counter = { .name = "counter", .open = count };
static struct driver file = { .name = "file", .open = open_file, .probe = open_file };

static int open_driver(const struct driver *driver, const char *path)
{
	if (driver->probe && driver->probe(path) < 0)
		return -1;
	return driver->open(path);
}

static int open_image(const char *path, const struct driver *driver)
{
	return open_driver(driver, path);
}

static void on_timer(uv_timer_t *timer)
{
	open_image(timer->data, &counter);
}

int main(int count_of_names, char **names)
{
	uv_timer_t timer = { .data = names[count_of_names - 1] };

	open_image(names[0], &file);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
