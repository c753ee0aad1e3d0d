/* SPDX-License-Identifier: MIT
 *
 * jobs.c - a pool of forked workers, one task at a time each.
 *
 * Parent and worker talk over a SOCK_SEQPACKET pair: a task down, one reply up (the task, whether
 * it worked, and text). Facts travel as a file in a private folder (scratch.h), which the parent
 * maps and unlinks at once; precompiled headers lie there as long as they are needed. Workers are
 * forked before the parent ever touches libclang, so they start clean, and they end when the socket
 * closes.
 */
#include "driver/jobs.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "driver/schedule.h"
#include "driver/scratch.h"
#include "driver/worker_memory.h"
#include "frontend/capture.h"
#include "frontend/mark_facts.h"
#include "frontend/precompile.h"

/* The longest any single file took in the code bases tried was under 10 s. */
#define UNIT_SECONDS 120
#define REPLY_BYTES  16384

struct reply {
	struct task task;
	uint32_t ok;
	uint32_t missed;        /* a unit whose prefix was of no use */
	char text[REPLY_BYTES]; /* ok: why it could not be kept, or ""; else the problem */
};

struct worker {
	pid_t pid; /* 0: none */
	int socket;
	bool busy;
	struct task task; /* at work on */
	gint64 deadline;
};

struct pool {
	struct units *units;
	struct recall *recall; /* or NULL */
	struct worker *workers;
	int count;
	struct scratch scratch;
	struct schedule *schedule;
	uint32_t pending; /* tasks handed out */
};

/* What a worker process keeps from one task to the next: units of a prefix come together. */
struct opened {
	struct tu_prefix *prefix;
	guint index;
	GPtrArray *asked; /* char *: names that prefixes were asked for */
	struct mark_reader *marks;
};

/* The signal that asked us to end, or 0. */
static volatile sig_atomic_t ended_by;

static const int ending[] = { SIGINT, SIGTERM, SIGHUP };

static void note_end(int number)
{
	ended_by = number;
}

static void catch_ends(struct sigaction *before)
{
	struct sigaction action = { .sa_handler = note_end };

	for (size_t i = 0; i < G_N_ELEMENTS(ending); i++) {
		sigaction(ending[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(ending[i], &action, NULL);
	}
}

/* Everything is cleaned up: now the signal may do what it does. */
static void release_ends(const struct sigaction *before)
{
	for (size_t i = 0; i < G_N_ELEMENTS(ending); i++)
		sigaction(ending[i], &before[i], NULL);
	if (ended_by)
		raise(ended_by);
}

static char *fact_path(const struct pool *pool, uint32_t unit)
{
	g_autofree char *name = g_strdup_printf("%u.facts", unit);

	return g_build_filename(pool->scratch.path, name, NULL);
}

/* What stands in for the leading lines of TASK's file, or NULL. */
static struct tu_prefix *prefix_of(const struct pool *pool, const struct task *task,
                                   struct opened *opened)
{
	if (task->prefix == PREFIX_NONE)
		return NULL;
	if (!opened->prefix || opened->index != task->prefix) {
		precompiled_close(opened->prefix);
		opened->prefix = precompiled_open(schedule_plan(pool->schedule), task->prefix,
		                                  pool->scratch.path, opened->asked);
		opened->index = task->prefix;
	}
	opened->prefix->bytes = schedule_prefix_bytes(pool->schedule, task);
	return opened->prefix;
}

static void parse_unit(const struct pool *pool, const struct task *task, struct opened *opened,
                       struct reply *reply)
{
	const struct unit *unit = &pool->units->all[task->index];
	g_autofree char *path = fact_path(pool, task->index);
	g_autoptr(GPtrArray) files = NULL;
	g_autoptr(GError) error = NULL;

	struct tu_prefix *prefix = prefix_of(pool, task, opened);
	guint missed = prefix ? prefix->missed : 0;

	reply->ok = capture(unit->command, prefix, opened->marks, path, &files, &error);
	reply->missed = prefix ? prefix->missed - missed : 0;
	if (reply->ok && pool->recall)
		recall_keep(pool->recall, unit, files, path, &error);
	if (error)
		g_strlcpy(reply->text, error->message, sizeof(reply->text));
}

static void work_on(const struct pool *pool, const struct task *task, struct opened *opened,
                    struct reply *reply)
{
	*reply = (struct reply){ .task = *task };
	if (task->kind == TASK_UNIT)
		parse_unit(pool, task, opened, reply);
	else
		reply->ok = precompile(schedule_plan(pool->schedule), task->index,
		                       pool->scratch.path);
}

static G_GNUC_NORETURN void worker_main(const struct pool *pool, int fd)
{
	struct reply *reply = g_new0(struct reply, 1);
	struct opened opened = { .asked = g_ptr_array_new_with_free_func(g_free),
		                 .marks = mark_reader_new() };
	struct task task;

	worker_memory_init();
	while (recv(fd, &task, sizeof(task), 0) == sizeof(task)) {
		work_on(pool, &task, &opened, reply);
		size_t size = offsetof(struct reply, text) + strlen(reply->text) + 1;

		if (send(fd, reply, size, MSG_NOSIGNAL) != (ssize_t)size)
			break;
	}
	_exit(0);
}

static bool worker_start(struct pool *pool, struct worker *worker)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
		return false;
	worker->pid = fork();
	if (worker->pid == 0) {
		for (size_t i = 0; i < G_N_ELEMENTS(ending); i++)
			signal(ending[i], SIG_DFL);
		/* One that hangs in libclang would not notice that the socket closed. */
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(pair[0]);
		for (int i = 0; i < pool->count; i++)
			if (&pool->workers[i] != worker && pool->workers[i].pid)
				close(pool->workers[i].socket);
		worker_main(pool, pair[1]);
	}
	close(pair[1]);
	if (worker->pid < 0) {
		close(pair[0]);
		worker->pid = 0;
		return false;
	}
	worker->socket = pair[0];
	worker->busy = false;
	worker->task = (struct task){ TASK_UNIT, 0, PREFIX_NONE };
	return true;
}

/* Ends WORKER and says how it ended, when that is news. */
static char *worker_stop(struct worker *worker, bool kill_it)
{
	char *how = NULL;
	int status = 0;

	close(worker->socket);
	if (kill_it)
		kill(worker->pid, SIGKILL);
	while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		how = g_strdup("the parser was killed on it, as happens when memory runs out");
	else if (WIFSIGNALED(status))
		how = g_strdup_printf("the parser crashed on it (%s)", strsignal(WTERMSIG(status)));
	else
		how = g_strdup("the parser ended unexpectedly");
	worker->pid = 0;
	worker->busy = false;
	return how;
}

/* The prefix that who did TASK last has most of in memory. */
static guint at_hand(const struct task *task)
{
	return task->kind == TASK_PREFIX ? task->index : task->prefix;
}

/* Gives WORKER something to do, if there is anything; false when no process can be had for it. */
static bool worker_assign(struct pool *pool, struct worker *worker)
{
	if (worker->busy)
		return true;
	if (!worker->pid && !worker_start(pool, worker))
		return false;
	if (!schedule_next(pool->schedule, at_hand(&worker->task), &worker->task))
		return true;
	worker->busy = true;
	worker->deadline = g_get_monotonic_time() + UNIT_SECONDS * G_USEC_PER_SEC;
	pool->pending++;
	/* A failed send shows as end of file on the same socket. */
	(void)!send(worker->socket, &worker->task, sizeof(worker->task), MSG_NOSIGNAL);
	return true;
}

static void unit_lost(struct pool *pool, uint32_t index, const char *why)
{
	struct unit *unit = &pool->units->all[index];

	unit->problem = g_strdup_printf("%s: %s", unit->command->file, why);
}

/* The process at work on TASK came to an end: that is no news about a unit before it was tried
 * without a prefix. */
static void task_lost(struct pool *pool, const struct task *task, const char *why)
{
	if (schedule_done(pool->schedule, task, false) && task->kind == TASK_UNIT)
		unit_lost(pool, task->index, why);
}

static void unit_done(struct pool *pool, uint32_t index, const struct reply *reply)
{
	struct unit *unit = &pool->units->all[index];
	g_autofree char *path = fact_path(pool, index);
	g_autoptr(GError) error = NULL;

	pool->units->missed += reply->missed;
	if (!reply->ok) {
		unit->problem = g_strdup(reply->text);
		return;
	}
	if (*reply->text)
		recall_trouble(pool->recall, reply->text);
	unit->facts = facts_file_open(path, &error);
	if (error)
		unit_lost(pool, index, error->message);
	g_unlink(path);
}

static void worker_answers(struct pool *pool, struct worker *worker)
{
	static struct reply reply;
	ssize_t size = recv(worker->socket, &reply, sizeof(reply), 0);
	struct task task = worker->task;

	if (size < 0 && errno == EINTR)
		return;
	pool->pending--;
	if (size > (ssize_t)offsetof(struct reply, text) && reply.task.index == task.index) {
		reply.text[REPLY_BYTES - 1] = '\0';
		worker->busy = false;
		if (task.kind == TASK_UNIT)
			unit_done(pool, task.index, &reply);
		else if (reply.ok)
			pool->units->prefixes++;
		else
			pool->units->refused++;
		schedule_done(pool->schedule, &task, reply.ok || task.kind == TASK_UNIT);
	} else {
		g_autofree char *how = worker_stop(worker, false);

		task_lost(pool, &task, how);
	}
}

static void worker_too_slow(struct pool *pool, struct worker *worker)
{
	struct task task = worker->task;

	g_free(worker_stop(worker, true));
	pool->pending--;
	task_lost(pool, &task, "parsing it took longer than 120 s");
}

/* Waits until a worker answers, dies or exceeds its time, and deals with it. */
static void pool_wait(struct pool *pool)
{
	g_autofree struct pollfd *fds = g_new0(struct pollfd, pool->count);
	gint64 now = g_get_monotonic_time(), soonest = G_MAXINT64;

	for (int i = 0; i < pool->count; i++) {
		const struct worker *w = &pool->workers[i];

		fds[i].fd = w->pid && w->busy ? w->socket : -1;
		fds[i].events = POLLIN;
		if (fds[i].fd >= 0)
			soonest = MIN(soonest, w->deadline);
	}
	poll(fds, (nfds_t)pool->count, (int)(MAX(soonest - now, 0) / 1000 + 1));
	now = g_get_monotonic_time();
	for (int i = 0; i < pool->count; i++) {
		if (fds[i].revents)
			worker_answers(pool, &pool->workers[i]);
		else if (fds[i].fd >= 0 && now > pool->workers[i].deadline)
			worker_too_slow(pool, &pool->workers[i]);
	}
}

static void pool_release(struct pool *pool)
{
	for (int i = 0; i < pool->count; i++)
		if (pool->workers[i].pid)
			g_free(worker_stop(&pool->workers[i], ended_by != 0));
	scratch_close(&pool->scratch);
	g_free(pool->workers);
	schedule_free(pool->schedule);
}

static guint count_missing(const struct units *units)
{
	guint missing = 0;

	for (guint i = 0; i < units->count; i++)
		missing += !units->all[i].facts;
	return missing;
}

/* Units that nobody could be found to parse. */
static void lose_the_rest(struct pool *pool)
{
	for (guint i = 0; i < pool->units->count; i++)
		if (!pool->units->all[i].facts && !pool->units->all[i].problem)
			unit_lost(pool, i, "no worker process could be started");
}

bool jobs_run(struct units *units, const struct jobs_how *how, struct recall *recall,
              GError **error)
{
	struct pool pool = { .units = units, .recall = recall };
	struct sigaction before[G_N_ELEMENTS(ending)];
	guint missing = count_missing(units);

	if (!missing)
		return true;
	if (!scratch_open(&pool.scratch, recall ? recall_directory(recall) : NULL, error))
		return false;
	pool.schedule = schedule_new(units, how->with_prefixes, pool.scratch.path);
	pool.count = MAX(1, MIN(how->workers, (int)missing));
	pool.workers = g_new0(struct worker, pool.count);
	catch_ends(before);
	do {
		for (int i = 0; i < pool.count; i++)
			if (!worker_assign(&pool, &pool.workers[i]))
				break;
		if (!pool.pending)
			break;
		pool_wait(&pool);
	} while (!ended_by);
	lose_the_rest(&pool);
	pool_release(&pool);
	release_ends(before);
	return true;
}
