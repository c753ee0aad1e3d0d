/* SPDX-License-Identifier: MIT
 *
 * record.h - the recording: what a probed process leaves behind, whatever becomes of it.
 *
 * Why it exists
 *   A service that is killed can write no report. So everything the probe learns goes straight
 *   into a file mapping; the kernel keeps the file when the process is gone. This header is the
 *   only thing that the writer (inside the victim) and the readers share.
 *
 * Layout
 *   header | loops | rings | stalls | stacks | modules | calls | events | strings
 *   The header's section table says where each section starts, how long one element is, how many
 *   fit and how many are in use. All sizes are fixed when the file is made; nothing moves.
 *
 * What holds
 *   - A reader may look at any moment, also in the middle of a write, and also after SIGKILL.
 *     Append-only tables: the element is complete before `used` is released. Values that change
 *     live twice (`value[2]`), and `current` says which one is complete.
 *   - Each section but loops and rings has one writer at a time (the collector's lock). A loop's
 *     slot and its ring have one producer, the loop's own thread; only `open` is the collector's.
 *   - Strings are offsets into the string section; 0 is the empty string. Indexes into other
 *     sections are stored plus one; 0 means none.
 *   - Times are CLOCK_MONOTONIC nanoseconds unless the name says otherwise.
 *
 * What it does not do
 *   It promises nothing across byte orders: a recording is read where it was made, or on a
 *   machine like it. A reader refuses another version.
 */
#ifndef FORMAT_RECORD_H
#define FORMAT_RECORD_H

#include <stdatomic.h>
#include <stdint.h>

#define REC_MAGIC       0x425250434e595341ull /* "ASYNCPRB" as a little-endian machine stores it */
#define REC_VERSION     1u
#define REC_DEPTH       64  /* frames kept of one stack */
#define REC_RING_SLOTS  64  /* finished stalls a loop may be ahead of the collector */
#define REC_BUCKETS     40  /* powers of two of a nanosecond, up to 9 minutes */
#define REC_TARGET_SIZE 112 /* bytes of a path or peer kept with a finished stall */

enum rec_section_id {
#define REC_SECTION(id, type, capacity) REC_##id,
#include "format/record.def"
	REC_SECTIONS
};

enum rec_cause {
	REC_CAUSE_NONE,
#define REC_CAUSE(id, name) REC_CAUSE_##id,
#include "format/record.def"
	REC_CAUSES
};

enum rec_counter {
#define REC_COUNTER(id, name) REC_COUNT_##id,
#include "format/record.def"
	REC_COUNTERS
};

enum rec_coverage {
#define REC_COVERAGE(id, name) REC_COVER_##id,
#include "format/record.def"
	REC_COVERAGES
};

enum rec_end {
	REC_END_RUNNING, /* alive, or killed: nobody said goodbye */
	REC_END_EXIT,    /* exit or return from main */
	REC_END_QUICK,   /* _exit, _Exit, quick_exit */
	REC_END_EXEC,    /* another program took over the process */
};

enum rec_loop_kind {
	REC_LOOP_EPOLL,
	REC_LOOP_POLL,
	REC_LOOP_SELECT,
	REC_LOOP_URING,
};

enum rec_loop_state {
	REC_LOOP_FREE,
	REC_LOOP_LIVE,
	REC_LOOP_ENDED,
};

enum rec_stack_flag {
	REC_STACK_FRAME_POINTERS = 1 << 0, /* walked by frame pointers: may miss frames */
	REC_STACK_PARTIAL = 1 << 1,        /* ended before the thread's first function */
};

enum rec_value_flag {
	REC_VALUE_SUSPENDED = 1 << 0, /* the whole process stood still meanwhile */
	REC_VALUE_SLEEP = 1 << 1,     /* the call is a wait without descriptors: a sleep */
};

struct rec_section {
	uint64_t offset;   /* from the start of the file */
	uint32_t stride;   /* bytes of one element */
	uint32_t capacity; /* elements that fit */
	_Atomic uint32_t used;
	uint32_t unused;
};

struct rec_header {
	uint64_t magic;
	uint32_t version;
	uint32_t header_size;
	uint64_t file_size;
	uint32_t section_count;
	int32_t pid;
	struct rec_section sections[REC_SECTIONS];

	uint32_t exe;         /* string: path of the executable */
	uint32_t cmdline;     /* string: arguments, blanks between */
	uint32_t report_path; /* string: where the report will be written */
	uint32_t socket_path; /* string: the control socket, empty if there is none */
	uint64_t start_realtime_ns;
	uint64_t start_monotonic_ns;
	uint64_t start_boottime_ns;
	uint64_t threshold_ns;

	_Atomic uint64_t heartbeat_ns; /* last sign of life of the monitor */
	_Atomic uint64_t end_ns;       /* 0 while end is REC_END_RUNNING */
	_Atomic uint32_t end;          /* enum rec_end */
	_Atomic int32_t exit_status;   /* of _exit and friends; -1 where not known */
	_Atomic uint64_t coverage;     /* bits 1 << enum rec_coverage */
	_Atomic uint64_t self_cpu_ns;  /* processor time of the monitor */
	_Atomic uint64_t self_bytes;   /* memory mapped by the probe */
	_Atomic uint64_t counters[REC_COUNTERS];
};

/* What is known of one stall, or of the longest of several alike. */
struct rec_value {
	uint64_t start_ns;
	uint64_t duration_ns; /* the longest */
	uint64_t total_ns;    /* the sum */
	uint64_t cpu_ns;      /* processor time of the loop thread meanwhile */
	uint64_t runq_ns;     /* time it was runnable and had no processor */
	uint64_t blocked_ns;  /* time inside hooked calls */
	uint64_t lock;        /* address of the lock waited for, 0 if none */
	uint64_t count;
	int32_t fd;      /* of the call, -1 if none */
	int32_t holder;  /* thread that held the lock, 0 if not known */
	uint32_t target; /* string: path, peer or host of the call */
	uint32_t flags;  /* enum rec_value_flag */
};

struct rec_stall {
	uint32_t loop;  /* id of the loop: its index in the loops section, plus one */
	uint32_t cause; /* enum rec_cause */
	uint32_t call;  /* index in the calls section, plus one; 0 if none */
	uint32_t stack; /* index in the stacks section, plus one; 0 if none */
	_Atomic uint32_t current;
	uint32_t unused;
	struct rec_value value[2];
};

/* A stall that has not ended. */
struct rec_open {
	uint64_t turn;
	uint32_t cause;
	uint32_t call;
	uint32_t stack;
	uint32_t unused;
	struct rec_value value;
};

struct rec_loop {
	_Atomic uint32_t state; /* enum rec_loop_state */
	uint32_t kind;          /* enum rec_loop_kind */
	int32_t tid;
	uint32_t main_thread; /* 1: the process's first thread */
	char name[16];        /* of the thread, when it was recognised */
	uint64_t site;        /* address behind the call of the loop's wait */
	uint64_t started_ns;
	_Atomic uint64_t ended_ns;

	_Atomic uint64_t turn;       /* number of the running or last turn */
	_Atomic uint64_t turn_start; /* ns; 0 while the loop waits */
	_Atomic uint64_t wait_start; /* ns; when the running or last wait began */
	_Atomic uint64_t iterations;
	_Atomic uint64_t busy_ns;
	_Atomic uint64_t idle_ns;
	_Atomic uint64_t max_busy_ns;
	_Atomic uint64_t busy[REC_BUCKETS]; /* turns by floor(log2(ns)) */

	_Atomic uint32_t call; /* index in the calls section plus one; 0: running */
	_Atomic int32_t call_fd;
	_Atomic uint64_t call_seq;   /* odd while inside a hooked call */
	_Atomic uint64_t call_ticks; /* processor tick counter at its start */

	_Atomic uint32_t open_current; /* 0: no stall is open; else which of open[] plus one */
	uint32_t unused;
	struct rec_open open[2];
};

/* A finished stall on its way from the loop's thread to the collector. */
struct rec_entry {
	uint64_t turn;
	uint64_t call_seq; /* of the longest call, to find its stack */
	struct rec_value value;
	uint32_t cause;
	uint32_t call;    /* the longest call: index in the calls section plus one */
	uint32_t culprit; /* the same if the call is to blame, else 0 */
	uint32_t unused;
	uint64_t call_ns; /* duration of the longest call */
	uint64_t major_faults;
	uint64_t runq_end;    /* run-queue delay of the thread in its whole life, at the end */
	uint32_t ready;       /* descriptors the wait before it reported */
	uint32_t switches;    /* how often hooked calls moved to another descriptor */
	uint64_t longest_gap; /* ns without such a move */
	char target[REC_TARGET_SIZE];
};

struct rec_ring {
	_Atomic uint32_t head; /* next to write */
	_Atomic uint32_t tail; /* next to read */
	_Atomic uint64_t dropped;
	struct rec_entry entries[REC_RING_SLOTS];
};

struct rec_frame {
	uint32_t module; /* index in the modules section, plus one; 0: offset is an address */
	uint32_t name;   /* string: known name of the function (a hooked call), else 0 */
	uint64_t offset; /* virtual address in the module's file, moved back into the call */
};

struct rec_stack {
	uint64_t hash;
	uint32_t depth;
	uint32_t flags; /* enum rec_stack_flag */
	struct rec_frame frames[REC_DEPTH];
};

struct rec_module {
	uint32_t path;     /* string */
	uint32_t build_id; /* string of hex digits, empty if it has none */
	uint64_t base;     /* added to a file's virtual address gives the address in memory */
	uint64_t start;    /* first and last-plus-one address of its code and data */
	uint64_t end;
};

struct rec_call {
	uint32_t name; /* string */
	uint32_t kind; /* enum call_kind of the probe; readers need not know it */
};

struct rec_event {
	uint64_t when_ns;
	uint32_t kind; /* string: "setting", "fork", ... */
	uint32_t text; /* string */
};

#endif
