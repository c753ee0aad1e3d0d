/* SPDX-License-Identifier: MIT
 *
 * report_doc.h - one JSON report, checked and given C types.
 *
 * A document owns its JSON tree; every string here points into that tree, or into the symbols that
 * session/resolve.h adds, and is untrusted text: print it through base/escape.h only. What the file
 * does not say is 0, NULL or -1 as noted. The tree itself is kept: `--format json` gives all of it
 * back, known to this reader or not.
 */
#ifndef READER_LOAD_REPORT_DOC_H
#define READER_LOAD_REPORT_DOC_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "reader/load/histogram.h"

/* The version of the report format that this reader was written for. */
#define REPORT_DOC_VERSION 1

/* A function merged into the one of its frame by the compiler. */
struct doc_inlined {
	const char *function;
	const char *file;
	unsigned line;
};

struct doc_frame {
	json_t *json; /* the object in the tree, borrowed */
	const char *function, *file, *module, *build_id;
	uint64_t line;
	uint64_t offset;
	bool has_offset;
	GArray *inlined; /* of struct doc_inlined, outermost first; NULL: none */
};

struct doc_call {
	const char *name, *path;
	const char *lock; /* address of the lock waited for */
	int64_t fd;       /* -1: none */
	uint64_t holder;  /* thread that held the lock; 0: not known */
};

struct doc_stall {
	json_t *json; /* borrowed */
	const char *cause;
	const char *unwind; /* "complete", "partial", "frame-pointers", "none" */
	uint64_t loop;
	uint64_t start_ns, duration_ns, total_ns;
	uint64_t cpu_ns, runq_ns;
	bool has_cpu, has_runq;
	uint64_t count; /* at least 1 */
	bool unfinished;
	struct doc_call call;
	GArray *stack; /* of struct doc_frame, innermost first */
};

struct doc_loop {
	uint64_t id, tid;
	const char *kind, *framework, *thread;
	uint64_t iterations, busy_ns, idle_ns;
	struct histogram lag;
};

struct doc_process {
	uint64_t pid;
	const char *exe;
	const char *cmdline;
	char *exit;                /* owned: how it ended, as a short text; NULL when unknown */
	uint64_t start_ns, end_ns; /* since 1970; end 0: alive or killed */
	uint64_t threshold_ns;
};

/* Something the probe found worth keeping: a setting it could not use, a fork. */
struct doc_event {
	uint64_t time_ns; /* since 1970 */
	const char *kind, *text;
};

struct doc_counts {
	uint64_t total, unique, suppressed, dropped;
};

struct doc_self {
	uint64_t cpu_ns, bytes, hook_calls;
};

struct report_doc {
	char *file;   /* owned: where it came from */
	json_t *root; /* owned */
	struct doc_process process;
	GArray *loops;  /* of struct doc_loop, by id */
	GArray *stalls; /* of struct doc_stall, in file order */
	struct doc_counts counts;
	struct doc_self self;
	GPtrArray *blind; /* names of what could not be seen: const char *, borrowed */
	GArray *events;   /* of struct doc_event, in file order */
};

/* Checks ROOT (a reference that is taken over, also on failure), read from FILE. NULL with ERROR
 * set (exit status 3: file, JSON path, field) when it is not a report or of another version. */
struct report_doc *report_doc_new(json_t *root, const char *file, GError **error);

/* Frees the document and its tree. NULL is fine. */
void report_doc_free(struct report_doc *doc);

/* The loop with that id, or NULL. */
const struct doc_loop *report_doc_loop(const struct report_doc *doc, uint64_t id);

/* Worst first: the longest single duration first, then the sum, then
 * loop and start. Negative when A is the worse one. */
int report_doc_compare_stalls(const struct doc_stall *a, const struct doc_stall *b);

#endif
