/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <event2/event_struct.h>
#include <glib.h>
#include <pthread.h>
#include <uv.h>

struct options {
	int verbose;
	const char *name;
};

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

static void on_closed(uv_handle_t *handle)
{
	(void)handle;
}

static void on_open(uv_fs_t *request)
{
	uv_fs_req_cleanup(request);
}

int request_on_stack(uv_loop_t *loop)
{
	uv_work_t work;

	/* EXPECT: task-outlives-scope uv_queue_work error says=lives */
	return uv_queue_work(loop, &work, on_work, on_worked);
}

void file_request_on_stack(uv_loop_t *loop)
{
	uv_fs_t request;

	/* EXPECT: task-outlives-scope uv_fs_open error */
	if (uv_fs_open(loop, &request, "/etc/motd", 0, 0, on_open) < 0)
		return;
}

void data_on_stack(const char *name)
{
	struct options options = { 1, name };

	/* EXPECT: task-outlives-scope g_idle_add error */
	g_idle_add(on_idle, &options);
}

void by_value_parameter(struct options options)
{
	/* EXPECT: task-outlives-scope g_timeout_add error */
	g_timeout_add(100, on_idle, &options);
}

int thread_with_local(const char *name)
{
	struct options options = { 0, name };
	pthread_t thread;

	/* EXPECT: task-outlives-scope pthread_create error */
	if (pthread_create(&thread, NULL, serve, &options))
		return -1;
	pthread_detach(thread);
	return 0;
}

int thread_joined_on_one_path(int hurry)
{
	int answer = 0;
	pthread_t thread;

	/* EXPECT: task-outlives-scope pthread_create error */
	if (pthread_create(&thread, NULL, serve, &answer))
		return -1;
	if (hurry) {
		pthread_detach(thread);
		return 1;
	}
	return pthread_join(thread, NULL);
}

struct event *member_of_local(struct event_base *base, int fd)
{
	struct {
		struct options options;
		int fd;
	} all = { { 1, "all" }, fd };

	/* EXPECT: task-outlives-scope event_new error */
	return event_new(base, fd, EV_READ, on_event, &all.options);
}

void handle_on_stack(uv_loop_t *loop)
{
	uv_timer_t timer;

	/* EXPECT: task-outlives-scope uv_timer_init error */
	if (uv_timer_init(loop, &timer))
		return;
	timer.data = NULL;
}

void array_as_data(void)
{
	char text[32] = "hello";

	/* EXPECT: task-outlives-scope g_timeout_add_seconds error */
	g_timeout_add_seconds(1, on_idle, text);
}

void through_a_pointer(struct event_base *base)
{
	struct event timer;
	struct event *pointer = &timer;

	/* EXPECT: task-outlives-scope event_assign error */
	event_assign(pointer, base, -1, 0, on_event, NULL);
}

void never_waited_for(uv_loop_t *loop, uv_handle_t *other)
{
	uv_close(other, on_closed);
	(void)loop;
}

/* The loop runs after it has returned. */
static int begin_first(struct event_base *base)
{
	struct event timer;

	/* EXPECT: task-outlives-scope event_assign error */
	event_assign(&timer, base, -1, 0, on_event, NULL);
	return event_add(&timer, NULL);
}

/* Main goes on with a wait, after a call that looks like the last. */
static int begin_in_the_middle(struct event_base *base)
{
	struct event timer;

	/* EXPECT: task-outlives-scope event_assign error */
	event_assign(&timer, base, -1, 0, on_event, NULL);
	return event_add(&timer, NULL);
}

static int run_in_the_middle(struct event_base *base)
{
	return begin_in_the_middle(base);
}

int main(void)
{
	struct event_base *base = event_base_new();

	if (begin_first(base))
		return 1;
	event_base_dispatch(base);
	if (!run_in_the_middle(base))
		event_base_loop(base, EVLOOP_ONCE);
	return 0;
}
