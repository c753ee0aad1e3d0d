/* SPDX-License-Identifier: MIT */
/* A call on a constant object finds what is in that object, not in others of its type. */
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

static const struct ops tables[] = { { nothing } };
static struct ops other = { save };

static void on_timer(uv_timer_t *timer)
{
	tables[0].sync(1);
}

int main(void)
{
	uv_timer_t timer;

	other.sync(1);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
