/* SPDX-License-Identifier: MIT */
/* The section ends before others run, or what runs in it does not let others. */
#include <pthread.h>
#include <st.h>
#include <urcu/urcu-memb.h>

struct route {
	st_netfd_t fd;
	int hops;
};

static struct route *route;

static void *copies(void *arg)
{
	st_netfd_t fd;

	urcu_memb_read_lock();
	fd = route->fd;
	urcu_memb_read_unlock();
	st_write(fd, arg, 10, 1000000);
	return NULL;
}

static void *both_ways(void *arg)
{
	urcu_memb_read_lock();
	if (!route) {
		urcu_memb_read_unlock();
		st_usleep(1000);
		return NULL;
	}
	route->hops++;
	urcu_memb_read_unlock();
	return arg;
}

static void *before(void *arg)
{
	st_sleep(1);
	urcu_memb_read_lock();
	route->hops++;
	urcu_memb_read_unlock();
	return arg;
}

/* Leaves the section of its caller while others run. */
static void let_others_run(void)
{
	urcu_memb_read_unlock();
	st_usleep(0);
	urcu_memb_read_lock();
}

static void *by_turns(void *arg)
{
	urcu_memb_read_lock();
	for (int i = 0; i < 100; i++) {
		route->hops++;
		let_others_run();
	}
	urcu_memb_read_unlock();
	return arg;
}

static void *section_if_asked(void *arg)
{
	if (arg)
		urcu_memb_read_lock();
	st_usleep(0);
	if (arg)
		urcu_memb_read_unlock();
	return NULL;
}

static void report(int wait)
{
	if (wait)
		st_usleep(1000);
	route->hops = 0;
}

static void *told_not_to_wait(void *arg)
{
	urcu_memb_read_lock();
	report(0);
	urcu_memb_read_unlock();
	report(1);
	return arg;
}

static void *later(void *arg)
{
	st_sleep(1);
	return arg;
}

static void *starts_another(void *arg)
{
	urcu_memb_read_lock();
	st_thread_create(later, arg, 0, 0);
	urcu_memb_read_unlock();
	return NULL;
}

static void *loop_end(void *arg)
{
	for (int i = 0; i < 3; i++) {
		urcu_memb_read_lock();
		if (!route) {
			urcu_memb_read_unlock();
			continue;
		}
		route->hops++;
		urcu_memb_read_unlock();
		st_usleep(1);
	}
	return arg;
}

void start(void *arg)
{
	void *(*const all[])(void *) = { copies,         both_ways,        before,
		                         by_turns,       section_if_asked, told_not_to_wait,
		                         starts_another, loop_end };

	for (unsigned i = 0; i < sizeof(all) / sizeof(*all); i++)
		st_thread_create(all[i], arg, 0, 0);
}
