/* SPDX-License-Identifier: MIT */
/* Every way in which sd-event is given a callback. */
#include <signal.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <systemd/sd-event.h>
#include <time.h>
#include <unistd.h>

static int on_io(sd_event_source *s, int fd, uint32_t revents, void *data)
{
	if (fd < 0 || !revents)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_io */
	return s && data;
}

static int on_time(sd_event_source *s, uint64_t usec, void *data)
{
	if (!usec)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_time */
	return s && data;
}

static int on_time_relative(sd_event_source *s, uint64_t usec, void *data)
{
	if (!usec)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_time_relative */
	return s && data;
}

static int on_signal(sd_event_source *s, const struct signalfd_siginfo *si, void *data)
{
	if (!si)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_signal */
	return s && data;
}

static int on_child(sd_event_source *s, const siginfo_t *si, void *data)
{
	if (!si)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_child */
	return s && data;
}

static int on_child_pidfd(sd_event_source *s, const siginfo_t *si, void *data)
{
	if (!si)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_child_pidfd */
	return s && data;
}

static int on_inotify(sd_event_source *s, const struct inotify_event *event, void *data)
{
	if (!event)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_inotify */
	return s && data;
}

static int on_inotify_fd(sd_event_source *s, const struct inotify_event *event, void *data)
{
	if (!event)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_inotify_fd */
	return s && data;
}

static int on_defer(sd_event_source *s, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_defer */
	return s && data;
}

static int on_post(sd_event_source *s, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_post */
	return s && data;
}

static int before_waiting(sd_event_source *s, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=before_waiting */
	return s && data;
}

static int may_run_again(sd_event_source *s, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=may_run_again */
	return s && data;
}

static void on_destroyed(void *data)
{
	if (data)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_destroyed */
}

int start(sd_event *e, sd_event_source *s, void *data)
{
	if (sd_event_add_io(e, NULL, 0, EPOLLIN, on_io, data) < 0)
		return -1;
	if (sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, on_time, data) < 0)
		return -1;
	if (sd_event_add_time_relative(e, NULL, CLOCK_MONOTONIC, 1000000, 0, on_time_relative,
	                               data) < 0)
		return -1;
	if (sd_event_add_signal(e, NULL, SIGTERM, on_signal, data) < 0)
		return -1;
	if (sd_event_add_child(e, NULL, 1, WEXITED, on_child, data) < 0)
		return -1;
	if (sd_event_add_child_pidfd(e, NULL, 0, WEXITED, on_child_pidfd, data) < 0)
		return -1;
	if (sd_event_add_inotify(e, NULL, "/etc", IN_CREATE, on_inotify, data) < 0)
		return -1;
	if (sd_event_add_inotify_fd(e, NULL, 0, IN_CREATE, on_inotify_fd, data) < 0)
		return -1;
	if (sd_event_add_defer(e, NULL, on_defer, data) < 0)
		return -1;
	if (sd_event_add_post(e, NULL, on_post, data) < 0)
		return -1;
	(void)sd_event_source_set_prepare(s, before_waiting);
	(void)sd_event_source_set_ratelimit_expire_callback(s, may_run_again);
	return sd_event_source_set_destroy_callback(s, on_destroyed);
}
