/* SPDX-License-Identifier: MIT */
/* Everything that belongs on the loop's thread, called from another one. */
#include <pthread.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <systemd/sd-event.h>
#include <time.h>

static sd_event *e;

static int on_idle(sd_event_source *s, void *data)
{
	return s && data;
}

static void *work(void *data)
{
	sd_event_source *s = data;
	int r = 0;

	/* EXPECT: wrong-thread-call sd_event_add_io error */
	r |= sd_event_add_io(e, NULL, 0, EPOLLIN, NULL, data);
	/* EXPECT: wrong-thread-call sd_event_add_time error */
	r |= sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, NULL, data);
	/* EXPECT: wrong-thread-call sd_event_add_time_relative error */
	r |= sd_event_add_time_relative(e, NULL, CLOCK_MONOTONIC, 0, 0, NULL, data);
	/* EXPECT: wrong-thread-call sd_event_add_signal error */
	r |= sd_event_add_signal(e, NULL, SIGTERM, NULL, data);
	/* EXPECT: wrong-thread-call sd_event_add_child error */
	r |= sd_event_add_child(e, NULL, 1, WEXITED, NULL, data);
	/* EXPECT: wrong-thread-call sd_event_add_child_pidfd error */
	r |= sd_event_add_child_pidfd(e, NULL, 0, WEXITED, NULL, data);
	/* EXPECT: wrong-thread-call sd_event_add_inotify error */
	r |= sd_event_add_inotify(e, NULL, "/etc", IN_CREATE, NULL, data);
	/* EXPECT: wrong-thread-call sd_event_add_inotify_fd error */
	r |= sd_event_add_inotify_fd(e, NULL, 0, IN_CREATE, NULL, data);
	/* EXPECT: wrong-thread-call sd_event_add_defer error */
	r |= sd_event_add_defer(e, NULL, on_idle, data);
	/* EXPECT: wrong-thread-call sd_event_add_post error */
	r |= sd_event_add_post(e, NULL, on_idle, data);
	/* EXPECT: wrong-thread-call sd_event_add_exit error */
	r |= sd_event_add_exit(e, NULL, on_idle, data);
	/* EXPECT: wrong-thread-call sd_event_source_set_enabled error */
	r |= sd_event_source_set_enabled(s, SD_EVENT_ON);
	/* EXPECT: wrong-thread-call sd_event_source_set_io_events error */
	r |= sd_event_source_set_io_events(s, EPOLLOUT);
	/* EXPECT: wrong-thread-call sd_event_source_set_io_fd error */
	r |= sd_event_source_set_io_fd(s, 1);
	/* EXPECT: wrong-thread-call sd_event_source_set_priority error */
	r |= sd_event_source_set_priority(s, 1);
	/* EXPECT: wrong-thread-call sd_event_source_set_time error */
	r |= sd_event_source_set_time(s, 1);
	/* EXPECT: wrong-thread-call sd_event_source_set_time_relative error */
	r |= sd_event_source_set_time_relative(s, 1);
	r |= sd_event_exit(e, r); /* EXPECT: wrong-thread-call sd_event_exit error */
	return r ? data : NULL;
}

static int on_time(sd_event_source *s, uint64_t usec, void *data)
{
	pthread_t thread;

	if (!usec || !data)
		return 0;
	return -pthread_create(&thread, NULL, work, s);
}

int start(sd_event *event, void *data)
{
	e = event;
	return sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, on_time, data);
}
