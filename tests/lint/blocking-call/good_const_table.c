/* SPDX-License-Identifier: MIT */
/* Two constant tables of one type: a call on the harmless one finds just what is in it. */
#include <unistd.h>
#include <uv.h>

struct ops {
	int (*sync)(int fd);
};

static int nothing(int fd)
{
	return fd;
}

static int save(int fd)
{
	return fsync(fd);
}

static const struct ops disk = { save };
static const struct ops memory = { nothing };

static void on_timer(uv_timer_t *timer)
{
	memory.sync(1);
}

int main(void)
{
	uv_timer_t timer;

	disk.sync(1);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
