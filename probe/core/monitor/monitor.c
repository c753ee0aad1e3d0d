/* SPDX-License-Identifier: MIT
 *
 * monitor.c - the probe's own event loop: a timer, a door bell and a control socket.
 *
 * The problem
 *   Somebody must look at the loops while they are stuck, but an idle program must not be woken,
 *   and a busy one must not pay for waking us.
 *
 * The idea
 *   The timer is armed by the loop that begins a turn while nobody watches: one system call, and no
 *   thread is woken. When it fires, half a threshold later, the monitor looks. If some loop is busy
 *   or stuck it arms the timer again itself; else it says that nobody watches and sleeps without
 *   a limit. A program that is idle for good costs nothing.
 *
 * What holds
 *   - turn_watched and a loop's turn_start are written and read in opposite order by the two sides
 *     with full ordering, so a turn is never left unwatched.
 *   - The thread blocks all signals and is exempt from being recognised as a loop. It has its own
 *     table of descriptors, so that nothing it opens is ever among the program's.
 *   - A tick that comes much later than asked for, though the monitor did not wait for a processor,
 *     means that the whole process stood still.
 *
 * Read next: watch.c for what a look is, control.c for the socket.
 */
#include "core/monitor/monitor.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>

#include "core/base/fds.h"
#include "core/base/lock.h"
#include "core/base/sys.h"
#include "core/monitor/control.h"
#include "core/monitor/kernel_view.h"
#include "core/monitor/last_thread.h"
#include "core/monitor/process.h"
#include "core/monitor/reporter.h"
#include "core/monitor/stillness.h"
#include "core/monitor/watch.h"
#include "core/record/store.h"
#include "core/state/loop_thread.h"
#include "core/state/turn.h"

enum {
	STACK_SIZE = 256 * 1024,
	MIN_PERIOD = 2 * 1000 * 1000,
	MAX_PERIOD = 50 * 1000 * 1000,
	LATE = 30 * 1000 * 1000, /* a tick later than this is looked into */
	EVENTS = 8,
};

static struct {
	_Atomic int alive; /* process id whose monitor runs, 0: none */
	_Atomic int tid;   /* its thread; 0: it has not begun */
	struct lock starting;
	bool suspended; /* under starting */
	_Atomic bool has_socket;
	_Atomic uint32_t wishes; /* enum monitor_wish */
	_Atomic uint32_t asked;  /* how often somebody asked */
	_Atomic uint32_t done;   /* the last of them that was served */
	_Atomic int result;      /* of the last report */
	uint64_t expected;       /* when the timer should fire */
	uint64_t last_runq;
} state;

static uint64_t period(void)
{
	uint64_t half = process.settings.threshold / 2;

	if (half < MIN_PERIOD)
		return MIN_PERIOD;
	return half > MAX_PERIOD ? MAX_PERIOD : half;
}

static void arm(void)
{
	uint64_t ns = period();
	struct itimerspec spec = { .it_value = { (time_t)(ns / NS_PER_S), (long)(ns % NS_PER_S) } };

	atomic_store(&turn_watched, 1);
	state.expected = sys_now() + ns;
	if (sys_call4(SYS_timerfd_settime, fds_get(FDS_TIMER), 0, &spec, 0) < 0)
		store_cover(loop_thread_recording, REC_COVER_TIMER_LOST);
}

/* A loop begins a turn and nobody watches. Runs in the loop's thread. */
static void on_turn_begin(void)
{
	uint32_t nobody = 0;

	if (monitor_is_alive() && atomic_compare_exchange_strong(&turn_watched, &nobody, 1))
		arm();
}

/* ---- ticks -------------------------------------------------------------------------------- */

static void judge_lateness(uint64_t now)
{
	uint64_t runq = kernel_view_runq(sys_tid());
	uint64_t waited = runq > state.last_runq ? runq - state.last_runq : 0;

	state.last_runq = runq;
	if (now > state.expected + LATE && now - state.expected > waited + LATE)
		stillness_add(state.expected, now - waited);
}

static void stop_watching(void)
{
	atomic_store(&turn_watched, 0);
	for (unsigned i = 0; loop_thread_at(i); i++) {
		if (atomic_load(&loop_thread_at(i)->rec->turn_start) != 0) {
			on_turn_begin();
			return;
		}
	}
}

static void tick(struct rec_header *header)
{
	uint64_t count, now = sys_now();
	bool busy = true;

	sys_call3(SYS_read, fds_get(FDS_TIMER), &count, sizeof(count));
	store_count(header, REC_COUNT_WAKEUPS);
	if (watch_lock(period())) {
		judge_lateness(now);
		busy = watch_look(header);
		atomic_store(&header->heartbeat_ns, now);
		atomic_store(&header->self_cpu_ns, sys_clock(CLOCK_THREAD_CPUTIME_ID));
		watch_unlock();
	}
	if (busy)
		arm();
	else
		stop_watching();
}

static long ring(void)
{
	uint64_t one = 1;

	return sys_call3(SYS_write, fds_get(FDS_BELL), &one, sizeof(one));
}

static void serve_wishes(void)
{
	uint32_t asked, wishes;
	uint64_t count;

	sys_call3(SYS_read, fds_get(FDS_BELL), &count, sizeof(count));
	asked = atomic_load(&state.asked);
	if (asked == atomic_load(&state.done))
		return;
	wishes = atomic_exchange(&state.wishes, 0);
	if (wishes & MONITOR_PREPARE)
		reporter_prepare();
	if (wishes & MONITOR_REPORT)
		atomic_store(&state.result, reporter_write());
	atomic_store(&state.done, asked);
	sys_futex_wake(&state.done);
}

/* ---- the thread --------------------------------------------------------------------------- */

static void add(enum fds_id id)
{
	struct epoll_event event = { .events = EPOLLIN, .data.u32 = id };

	if (fds_get(id) >= 0)
		sys_call4(SYS_epoll_ctl, fds_get(FDS_EPOLL), EPOLL_CTL_ADD, fds_get(id), &event);
}

/* What only the monitor needs is opened by it, in its own table. */
static bool settle(struct rec_header *header)
{
	atomic_store(&state.tid, sys_tid());
	loop_thread_exempt(true);
	sys_call2(SYS_prctl, PR_SET_NAME, "asyncprobe");
	fds_part();
	if (fds_keep(FDS_EPOLL, (int)sys_call1(SYS_epoll_create1, EPOLL_CLOEXEC)) < 0)
		return false;
	monitor_open_socket();
	if (!atomic_load(&state.has_socket))
		store_cover(header, REC_COVER_NO_CONTROL_SOCKET);
	add(FDS_TIMER);
	add(FDS_BELL);
	add(FDS_LISTENER);
	return true;
}

static void do_without(struct rec_header *header)
{
	atomic_store(&state.alive, 0);
	store_cover(header, REC_COVER_NO_MONITOR);
	turn_on_stall = monitor_collect;
}

static void *run(void *data)
{
	struct rec_header *header = data;
	struct epoll_event events[EVENTS];

	if (!settle(header))
		do_without(header);
	while (atomic_load(&state.alive) == header->pid) {
		long count = sys_call6(SYS_epoll_pwait, fds_get(FDS_EPOLL), (long)events, EVENTS,
		                       -1, 0, 8);

		if (count < 0 && count != -EINTR)
			break;
		for (long i = 0; i < count; i++) {
			enum fds_id id = (enum fds_id)events[i].data.u32;

			if (id == FDS_TIMER)
				tick(header);
			else if (id == FDS_BELL)
				serve_wishes();
			else
				control_serve(id);
		}
	}
	return NULL;
}

/* What loops use to reach the monitor. */
static bool open_descriptors(void)
{
	int timer = (int)sys_call2(SYS_timerfd_create, CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	int bell = (int)sys_call2(SYS_eventfd2, 0, EFD_CLOEXEC | EFD_NONBLOCK);

	timer = fds_keep(FDS_TIMER, timer);
	bell = fds_keep(FDS_BELL, bell);
	return timer >= 0 && bell >= 0;
}

/* Closes what is in the program's table. */
static void close_descriptors(void)
{
	fds_drop(FDS_EPOLL);
	fds_drop(FDS_TIMER);
	fds_drop(FDS_BELL);
	fds_drop(FDS_LISTENER);
	control_forget();
}

static int create_thread(struct rec_header *header)
{
	pthread_attr_t attributes;
	pthread_t thread;
	sigset_t all;
	int result;

	sigfillset(&all);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_attr_setsigmask_np(&attributes, &all);
	result = pthread_create(&thread, &attributes, run, header);
	pthread_attr_destroy(&attributes);
	return result;
}

void monitor_collect(void)
{
	struct loop_thread *self = loop_thread_self;
	int saved = errno;

	if (!loop_thread_recording || !watch_lock(NS_PER_MS))
		return;
	loop_thread_self = NULL;
	watch_drain(loop_thread_recording);
	loop_thread_self = self;
	watch_unlock();
	errno = saved;
}

/* Opens the descriptors and creates the thread. Under starting. */
static void start_thread(struct rec_header *header)
{
	if (!open_descriptors()) {
		close_descriptors();
		return;
	}
	atomic_store(&state.tid, 0);
	atomic_store(&state.alive, header->pid);
	turn_on_begin = on_turn_begin;
	if (create_thread(header) != 0) {
		do_without(header);
		close_descriptors();
	}
}

void monitor_start(void)
{
	struct rec_header *header = loop_thread_recording;

	if (!process.settings.monitor)
		turn_on_stall = monitor_collect;
	if (!header || !process.settings.monitor || monitor_is_alive())
		return;
	if (!lock_take(&state.starting, NS_PER_S))
		return;
	if (!monitor_is_alive() && !state.suspended)
		start_thread(header);
	lock_give(&state.starting);
	last_thread_monitor_began();
}

bool monitor_is_alive(void)
{
	struct rec_header *header = loop_thread_recording;

	return header && atomic_load(&state.alive) == header->pid;
}

int monitor_ask(enum monitor_wish wish, uint64_t timeout_ns)
{
	uint64_t end = sys_now() + timeout_ns;
	uint32_t ticket;

	if (!monitor_is_alive())
		return -ESRCH;
	atomic_fetch_or(&state.wishes, wish);
	ticket = atomic_fetch_add(&state.asked, 1) + 1;
	if (ring() < 0)
		return -EBADF;
	for (;;) {
		uint32_t done = atomic_load(&state.done);
		uint64_t now = sys_now();

		if ((int32_t)(done - ticket) >= 0)
			return atomic_load(&state.result);
		if (now >= end)
			return -ETIMEDOUT;
		sys_futex_wait(&state.done, done, end - now);
	}
}

void monitor_open_socket(void)
{
	if (fds_get(FDS_LISTENER) < 0 && control_listen(process.socket, fds_get(FDS_RECORDING_DIR)))
		atomic_store(&state.has_socket, true);
}

void monitor_close_socket(void)
{
	if (atomic_exchange(&state.has_socket, false))
		control_unlink(process.socket, fds_get(FDS_RECORDING_DIR));
}

/* ---- standing back ------------------------------------------------------------------------ */

/* Sends the thread home and waits until the kernel does not know it any more. False when that takes
 * longer than TIMEOUT_NS. */
static bool end_thread(uint64_t timeout_ns)
{
	const struct timespec moment = { 0, 200 * 1000 };
	uint64_t end = sys_now() + timeout_ns;

	atomic_store(&state.alive, 0);
	turn_on_begin = NULL;
	ring();
	for (;;) {
		int tid = atomic_load(&state.tid);

		if (tid && sys_call3(SYS_tgkill, sys_pid(), tid, 0) == -ESRCH)
			return true;
		if (sys_now() >= end)
			return false;
		sys_call2(SYS_nanosleep, &moment, 0);
	}
}

void monitor_suspend(uint64_t timeout_ns)
{
	bool gone = true;

	if (!lock_take(&state.starting, NS_PER_S))
		return;
	state.suspended = true;
	last_thread_monitor_ends(timeout_ns);
	if (monitor_is_alive())
		gone = end_thread(timeout_ns);
	monitor_close_socket();
	if (gone) {
		close_descriptors();
		fds_parted_ended();
	}
	atomic_store(&turn_watched, 0);
	turn_on_stall = monitor_collect;
	lock_give(&state.starting);
}

void monitor_resume(void)
{
	if (!lock_take(&state.starting, NS_PER_S))
		return;
	state.suspended = false;
	if (process.settings.monitor)
		turn_on_stall = NULL;
	lock_give(&state.starting);
	if (loop_thread_count() > 0)
		monitor_start();
}

/* ---- fork --------------------------------------------------------------------------------- */

static __thread bool holds_collector;

void monitor_before_fork(void)
{
	holds_collector = watch_lock(100 * NS_PER_MS);
}

void monitor_after_fork_parent(void)
{
	if (holds_collector)
		watch_unlock();
	holds_collector = false;
}

void monitor_after_fork_child(void)
{
	holds_collector = false;
	watch_forget();
	lock_reset(&state.starting);
	fds_forked();
	close_descriptors();
	atomic_store(&state.has_socket, false);
	atomic_store(&state.alive, 0);
	atomic_store(&state.wishes, 0);
	atomic_store(&state.asked, 0);
	atomic_store(&state.done, 0);
	atomic_store(&turn_watched, 0);
	turn_on_begin = NULL;
	last_thread_forked();
}
