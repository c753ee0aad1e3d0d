/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <event2/event_struct.h>
#include <glib.h>
#include <pthread.h>
#include <stdlib.h>
#include <uv.h>

struct options {
	int verbose;
	const char *name;
};

static struct options defaults = { 0, "defaults" };

static void on_work(uv_work_t *work)
{
	work->data = NULL;
}

static void on_worked(uv_work_t *work, int status)
{
	work->data = status ? work : NULL;
}

static gboolean on_idle(gpointer data)
{
	const struct options *options = data;

	g_message("%s", options->name);
	return G_SOURCE_REMOVE;
}

static void *serve(void *data)
{
	return data;
}

static void on_event(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

int synchronous(uv_loop_t *loop)
{
	uv_fs_t request;
	int fd = uv_fs_open(loop, &request, "/etc/motd", 0, 0, NULL);

	uv_fs_req_cleanup(&request);
	return fd;
}

int runs_the_loop(uv_loop_t *loop)
{
	uv_work_t work;
	int err = uv_queue_work(loop, &work, on_work, on_worked);

	return err ? err : uv_run(loop, UV_RUN_DEFAULT);
}

static void drain(GMainContext *context, const int *done)
{
	while (!*done)
		g_main_context_iteration(context, TRUE);
}

void runs_it_in_a_helper(const char *name, const int *done)
{
	struct options options = { 1, name };

	g_idle_add(on_idle, &options);
	drain(NULL, done);
}

int joined(const char *name)
{
	struct options options = { 0, name };
	pthread_t thread;
	int err = pthread_create(&thread, NULL, serve, &options);

	return err ? err : pthread_join(thread, NULL);
}

void removed(const char *name)
{
	struct options options = { 1, name };
	guint id = g_timeout_add(100, on_idle, &options);

	g_source_remove(id);
}

void waits_until_done(GMutex *mutex, GCond *cond, const char *name)
{
	struct options options = { 1, name };

	g_mutex_lock(mutex);
	g_main_context_invoke(NULL, on_idle, &options);
	while (options.verbose)
		g_cond_wait(cond, mutex);
	g_mutex_unlock(mutex);
}

void on_the_heap(const char *name)
{
	struct options *options = malloc(sizeof(*options));

	if (!options)
		return;
	options->name = name;
	g_idle_add(on_idle, options);
}

void lives_for_ever(void)
{
	static struct options mine = { 0, "mine" };

	g_idle_add(on_idle, &mine);
	g_idle_add(on_idle, &defaults);
}

int joined_all(int count)
{
	pthread_t threads[8];
	int values[8], i;

	for (i = 0; i < count && i < 8; i++)
		if (pthread_create(&threads[i], NULL, serve, &values[i]))
			break;
	while (i-- > 0)
		pthread_join(threads[i], NULL);
	return values[0];
}

void ended_before(struct event_base *base)
{
	struct event timer;

	if (evtimer_assign(&timer, base, on_event, NULL))
		return;
	event_base_loop(base, EVLOOP_ONCE);
	event_del(&timer);
}

/* The last things main does: the program ends with them. */
static int begin_last(struct event_base *base)
{
	struct event timer;

	evtimer_assign(&timer, base, on_event, NULL);
	return event_add(&timer, NULL);
}

static int run_last(struct event_base *base)
{
	if (!base)
		return 1;
	return begin_last(base);
}

int main(int argc, char **argv)
{
	static GMainLoop *loop;
	struct options options = { 1, "main" };

	g_idle_add(on_idle, &options);
	loop = g_main_loop_new(NULL, FALSE);
	g_main_loop_run(loop);
	if (argc > 1)
		return run_last((void *)argv);
	return 0;
}
