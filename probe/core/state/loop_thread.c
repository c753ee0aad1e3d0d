/* SPDX-License-Identifier: MIT
 *
 * loop_thread.c - slots for loop threads (loop_thread.h).
 *
 * The slot's number is the same in the recording's loops and rings and in the table here. A slot's
 * memory is never given back: the collector may look at it at any time. When all slots have been
 * used, one whose loop ended is used again; what it held is in the report only until then.
 */
#include "core/state/loop_thread.h"

#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "core/base/lock.h"
#include "core/base/sys.h"
#include "core/record/store.h"

enum {
	MAX_LOOPS = 64
};

__thread struct loop_thread *loop_thread_self;
struct rec_header *loop_thread_recording;
void (*loop_thread_on_register)(void);
void (*loop_thread_on_end)(void);

static __thread bool exempt;
static struct loop_thread *_Atomic slots[MAX_LOOPS];
static struct lock lock;
static pthread_key_t end_key;
static bool have_key;
static struct loop_thread *spare; /* mapped beforehand, not used yet */
static unsigned spares;

static void on_thread_end(void *data)
{
	if (loop_thread_self && loop_thread_self == data)
		loop_thread_retire(data);
	if (loop_thread_on_end)
		loop_thread_on_end();
}

static void make_key(void)
{
	if (!have_key)
		have_key = pthread_key_create(&end_key, on_thread_end) == 0;
}

void loop_thread_note_main(void)
{
	make_key();
	if (have_key)
		pthread_setspecific(end_key, &slots);
}

static struct loop_thread *map_states(struct rec_header *header, unsigned count)
{
	long size = (long)(count * sizeof(struct loop_thread));
	long at = sys_call6(SYS_mmap, 0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
	                    -1, 0);

	if (at < 0 && at > -4096)
		return NULL;
	atomic_fetch_add(&header->self_bytes, (uint64_t)size);
	return (struct loop_thread *)at;
}

static struct loop_thread *new_state(struct rec_header *header)
{
	if (spares == 0)
		return map_states(header, 1);
	return &spare[--spares];
}

void loop_thread_reserve(unsigned count)
{
	if (!loop_thread_recording || !lock_take(&lock, NS_PER_S))
		return;
	make_key();
	if (spares == 0) {
		spare = map_states(loop_thread_recording, count);
		spares = spare ? count : 0;
	}
	lock_give(&lock);
}

/* The slot to use: never used, or else the one whose loop ended longest ago, as the collector has
 * had most time to take over what it left. MAX_LOOPS if there is none. */
static unsigned choose(const struct rec_loop *loops)
{
	unsigned oldest = MAX_LOOPS;

	for (unsigned i = 0; i < MAX_LOOPS; i++) {
		uint32_t state = atomic_load(&loops[i].state);

		if (state == REC_LOOP_FREE)
			return i;
		if (state == REC_LOOP_ENDED &&
		    (oldest == MAX_LOOPS ||
		     atomic_load(&loops[i].ended_ns) < atomic_load(&loops[oldest].ended_ns)))
			oldest = i;
	}
	return oldest;
}

static void fill(struct loop_thread *self, struct rec_header *header, unsigned index)
{
	struct rec_loop *rec = (struct rec_loop *)store_section(header, REC_LOOPS) + index;
	struct rec_ring *ring = (struct rec_ring *)store_section(header, REC_RINGS) + index;

	memset(self, 0, offsetof(struct loop_thread, copy));
	memset(rec, 0, sizeof(*rec));
	self->rec = rec;
	self->ring = ring;
	self->id = index + 1;
	self->long_ticks = UINT64_MAX;
	self->last_fd = -1;
	rec->tid = sys_tid();
	rec->main_thread = rec->tid == header->pid;
	rec->started_ns = sys_now();
	sys_call2(SYS_prctl, PR_GET_NAME, rec->name);
}

/* Under the lock. */
static void settle(struct loop_thread *self, enum rec_loop_kind kind, uintptr_t site, int epfd)
{
	self->site = self->rec->site = site;
	self->epfd = epfd;
	self->rec->kind = kind;
	atomic_store(&self->is_shared, false);
	for (unsigned i = 0; epfd >= 0 && i < MAX_LOOPS; i++) {
		struct loop_thread *other = slots[i];

		if (!other || other == self || other->epfd != epfd ||
		    atomic_load(&other->rec->state) != REC_LOOP_LIVE)
			continue;
		atomic_store(&other->is_shared, true);
		atomic_store(&self->is_shared, true);
	}
}

void loop_thread_settle(struct loop_thread *self, enum rec_loop_kind kind, uintptr_t site, int epfd)
{
	bool held = lock_take(&lock, NS_PER_S);

	settle(self, kind, site, epfd);
	if (held)
		lock_give(&lock);
}

struct loop_thread *loop_thread_register(enum rec_loop_kind kind, uintptr_t site, int epfd)
{
	struct rec_header *header = loop_thread_recording;
	struct loop_thread *self = NULL;
	unsigned index;

	if (!header || !lock_take(&lock, NS_PER_S))
		return NULL;
	make_key();
	index = choose(store_section(header, REC_LOOPS));
	if (index < MAX_LOOPS)
		self = slots[index] ? slots[index] : new_state(header);
	if (self) {
		fill(self, header, index);
		settle(self, kind, site, epfd);
		slots[index] = self;
		if (atomic_load(&header->sections[REC_LOOPS].used) <= index) {
			atomic_store(&header->sections[REC_RINGS].used, index + 1);
			atomic_store(&header->sections[REC_LOOPS].used, index + 1);
		}
		atomic_store(&self->rec->state, REC_LOOP_LIVE);
	} else {
		store_count(header, REC_COUNT_LOOPS_DROPPED);
	}
	lock_give(&lock);
	if (!self)
		return NULL;
	loop_thread_self = self;
	/* which may allocate; without it nobody tells us that the thread has ended */
	if (have_key && !gate_is_shut())
		pthread_setspecific(end_key, self);
	sample_attach(&self->sample);
	if (loop_thread_on_register)
		loop_thread_on_register();
	return self;
}

void loop_thread_retire(struct loop_thread *self)
{
	loop_thread_self = NULL;
	sample_attach(NULL);
	sample_withdraw(&self->sample);
	atomic_store(&self->rec->turn_start, 0);
	atomic_store(&self->rec->ended_ns, sys_now());
	atomic_store(&self->rec->state, REC_LOOP_ENDED);
}

struct loop_thread *loop_thread_at(unsigned index)
{
	return index < MAX_LOOPS ? slots[index] : NULL;
}

unsigned loop_thread_count(void)
{
	unsigned count = 0;

	for (unsigned i = 0; i < MAX_LOOPS; i++) {
		struct loop_thread *slot = slots[i];

		if (slot && atomic_load(&slot->rec->state) == REC_LOOP_LIVE)
			count++;
	}
	return count;
}

void loop_thread_forget(void)
{
	lock_reset(&lock);
	loop_thread_self = NULL;
	sample_attach(NULL);
	for (unsigned i = 0; i < MAX_LOOPS; i++)
		slots[i] = NULL;
}

void loop_thread_exempt(bool yes)
{
	exempt = yes;
}

bool loop_thread_is_exempt(void)
{
	return exempt;
}
