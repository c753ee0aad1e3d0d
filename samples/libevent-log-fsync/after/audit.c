/* SPDX-License-Identifier: MIT
 *
 * audit.c - the loop appends to a list in memory; a thread takes the whole list and syncs it.
 *
 * The lock is held for a few pointer assignments, never while something is written, so the loop
 * cannot be made to wait for the disk through it. While one fsync() runs, the records of all
 * clients gather, and the next one covers them together: under load this is faster than before,
 * too.
 */
#include "audit.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct audit {
	int fd;
	audit_done done;
	void *data;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct audit_record *first, **last; /* handed over, not yet taken */
	bool closing;
};

static bool write_all(int fd, const char *text, size_t size)
{
	while (size) {
		ssize_t written = write(fd, text, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		text += written;
		size -= (size_t)written;
	}
	return true;
}

static void write_records(struct audit *audit, struct audit_record *list)
{
	for (struct audit_record *record = list; record; record = record->next)
		record->failed = !write_all(audit->fd, record->text, strlen(record->text));
	bool synced = fsync(audit->fd) == 0;
	while (list) {
		struct audit_record *record = list;
		list = record->next;
		record->failed |= !synced;
		audit->done(audit->data, record);
	}
}

/* Waits for records and takes them all. NULL when there are none and there will be none. */
static struct audit_record *take_records(struct audit *audit)
{
	pthread_mutex_lock(&audit->lock);
	while (!audit->first && !audit->closing)
		pthread_cond_wait(&audit->changed, &audit->lock);
	struct audit_record *list = audit->first;
	audit->first = NULL;
	audit->last = &audit->first;
	pthread_mutex_unlock(&audit->lock);
	return list;
}

static void *write_log(void *data)
{
	struct audit *audit = data;
	struct audit_record *list;

	while ((list = take_records(audit)))
		write_records(audit, list);
	return NULL;
}

struct audit *audit_open(const char *path, audit_done done, void *data)
{
	struct audit *audit = calloc(1, sizeof(*audit));

	if (!audit)
		return NULL;
	audit->done = done;
	audit->data = data;
	audit->last = &audit->first;
	pthread_mutex_init(&audit->lock, NULL);
	pthread_cond_init(&audit->changed, NULL);
	audit->fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
	if (audit->fd < 0)
		goto fail;
	errno = pthread_create(&audit->thread, NULL, write_log, audit);
	if (errno == 0)
		return audit;
	close(audit->fd);
fail:
	free(audit);
	return NULL;
}

void audit_append(struct audit *audit, struct audit_record *record)
{
	record->next = NULL;
	pthread_mutex_lock(&audit->lock);
	*audit->last = record;
	audit->last = &record->next;
	pthread_cond_signal(&audit->changed);
	pthread_mutex_unlock(&audit->lock);
}

void audit_close(struct audit *audit)
{
	if (!audit)
		return;
	pthread_mutex_lock(&audit->lock);
	audit->closing = true;
	pthread_cond_signal(&audit->changed);
	pthread_mutex_unlock(&audit->lock);
	pthread_join(audit->thread, NULL);
	pthread_cond_destroy(&audit->changed);
	pthread_mutex_destroy(&audit->lock);
	close(audit->fd);
	free(audit);
}
