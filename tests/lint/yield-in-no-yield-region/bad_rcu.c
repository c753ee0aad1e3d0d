/* SPDX-License-Identifier: MIT */
/* Read sections belong to the thread: nobody else may run in one. */
#include <st.h>
#include <urcu/urcu-bp.h>
#include <urcu/urcu-memb.h>
#include <urcu/urcu-qsbr.h>

struct route {
	st_netfd_t fd;
	int hops;
};

struct table {
	struct route *route;
	void (*visit)(struct route *route);
};

static struct table table;

static void *forward(void *arg)
{
	struct route *route;

	urcu_memb_read_lock();
	route = table.route;
	/* EXPECT: yield-in-no-yield-region st_write error steps=2 confidence=high */
	st_write(route->fd, arg, 10, 1000000);
	urcu_memb_read_unlock();
	return NULL;
}

static void *wait_for_route(void *arg)
{
	urcu_bp_read_lock();
	while (!table.route)
		st_usleep(1000); /* EXPECT: yield-in-no-yield-region st_usleep error */
	urcu_bp_read_unlock();
	return arg;
}

static void *early_return(void *arg)
{
	urcu_qsbr_read_lock();
	if (!table.route) {
		urcu_qsbr_read_unlock();
		return NULL;
	}
	st_sleep(1); /* EXPECT: yield-in-no-yield-region st_sleep error */
	urcu_qsbr_read_unlock();
	return arg;
}

static void probe(struct route *route)
{
	char byte;

	if (st_read(route->fd, &byte, 1, 1000000) == 1)
		route->hops++;
}

static void *probe_all(void *arg)
{
	urcu_memb_read_lock();
	probe(table.route); /* EXPECT: yield-in-no-yield-region st_read error steps=3 */
	urcu_memb_read_unlock();
	return arg;
}

static void *through_pointer(void *arg)
{
	table.visit = probe;
	urcu_memb_read_lock();
	/* EXPECT: yield-in-no-yield-region st_read error confidence=medium */
	table.visit(table.route);
	urcu_memb_read_unlock();
	return arg;
}

static void begin(void)
{
	urcu_memb_read_lock();
}

static void end(void)
{
	urcu_memb_read_unlock();
}

static void *own_names(void *arg)
{
	begin();
	/* EXPECT: yield-in-no-yield-region st_netfd_poll error */
	st_netfd_poll(table.route->fd, 1, 100);
	end();
	return arg;
}

static void leave(int *unused)
{
	(void)unused;
	urcu_memb_read_unlock();
}

static void *guarded(void *arg)
{
	__attribute__((cleanup(leave))) int section = 0;

	urcu_memb_read_lock();
	if (section)
		return NULL;
	st_usleep(1); /* EXPECT: yield-in-no-yield-region st_usleep error */
	return arg;
}

static void *turns(void *arg)
{
	st_mutex_t own = arg;

	for (int i = 0; i < 3; i++) {
		urcu_memb_read_lock();
		table.route->hops++;
		st_mutex_lock(own); /* EXPECT: yield-in-no-yield-region st_mutex_lock error */
		urcu_memb_read_unlock();
		st_mutex_unlock(own);
	}
	return NULL;
}

void start(void *arg)
{
	void *(*const all[])(void *) = { forward,         wait_for_route, early_return, probe_all,
		                         through_pointer, own_names,      guarded,      turns };

	for (unsigned i = 0; i < sizeof(all) / sizeof(*all); i++)
		st_thread_create(all[i], arg, 0, 0);
}
