/* SPDX-License-Identifier: MIT
 *
 * The table that is named on the way, another one put into its place, and a table whose functions
 * are assigned later.
 */
#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

struct driver {
	int (*open)(const char *path);
	int (*close)(int fd);
};

static int open_file(const char *path)
{
	return open(path, O_RDONLY); /* EXPECT: blocking-call open warning root=on_file steps=5 */
}

static int check(const char *path)
{
	return access(path, R_OK); /* EXPECT: blocking-call access warning root=on_other steps=5 */
}

static int sync_late(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_file steps=5 */
}

static struct driver file = { .open = open_file };
static struct driver checker = { .open = check };

static int open_driver(const struct driver *driver, const char *path)
{
	return driver->close(driver->open(path));
}

static int open_other(const struct driver *driver, const char *path)
{
	if (!driver->close)
		driver = &checker;
	return driver->open(path);
}

static void open_image(const struct driver *driver, const char *path)
{
	open_driver(driver, path);
}

static void on_file(uv_timer_t *timer)
{
	open_image(&file, timer->data);
}

static void use_other(const char *path)
{
	open_other(&file, path);
}

static void on_other(uv_timer_t *timer)
{
	use_other(timer->data);
}

void start(uv_timer_t *timer)
{
	file.close = sync_late;
	uv_timer_start(timer, on_file, 1000, 0);
	uv_timer_start(timer, on_other, 1000, 0);
}
