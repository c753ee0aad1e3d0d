/* SPDX-License-Identifier: MIT
 *
 * finding.h - one thing the user should know, complete: what, where, why we believe it, what to do.
 *
 * Checks fill findings, the sink orders them, formats print them. All strings are owned by the
 * finding; NULL means "does not apply".
 */
#ifndef DIAG_FINDING_H
#define DIAG_FINDING_H

#include <glib.h>
#include <stdbool.h>

enum severity {
	SEVERITY_NOTE,
	SEVERITY_WARNING,
	SEVERITY_ERROR
};
enum confidence {
	CONFIDENCE_LOW,
	CONFIDENCE_MEDIUM,
	CONFIDENCE_HIGH
};

/* Whether a finding is shown, and if not, why. Of several reasons the first in this order counts.
 */
enum finding_state {
	FINDING_SHOWN,
	FINDING_EXCLUDED,   /* its place is in a file that is not ours to mend */
	FINDING_SUPPRESSED, /* somebody says that it is to be ignored, and why: struct excuse */
	FINDING_MINOR,      /* a note, and notes are not shown */
	FINDING_BASELINE,   /* known when the baseline was written */
	FINDING_DIFF,       /* not on the changed lines that were asked for */
	FINDING_STATE_COUNT
};

/* What a baseline says of a finding; nothing when there is none. */
enum finding_age {
	FINDING_UNDATED,
	FINDING_NEW,
	FINDING_KNOWN
};

/* Why a finding is suppressed, and who says so. */
struct excuse {
	char *reason;
	char *file; /* where that is written */
	unsigned line;
	bool in_source; /* beside the code, else in the configuration */
};

/* One step on the way from the loop to the culprit. */
struct trace_step {
	char *file;
	unsigned line;
	unsigned column;
	char *function; /* the function the step stands in */
	char *message;  /* "calls resolve_peer()", "is registered by uv_read_start(), runs on the
	                   event loop" */
};

struct finding {
	const char *rule; /* "ASY101", static */
	const char *name; /* "blocking-call", static */
	enum severity severity;
	enum confidence confidence;
	char *message;
	char *file;
	unsigned line;
	unsigned column;
	char *function;
	char *context;   /* "loop", "coroutine", ... */
	char *root;      /* the function the loop starts */
	char *framework; /* the pack the root comes from: "libuv" */
	unsigned more_roots;
	GPtrArray *trace;  /* struct trace_step *, root first, culprit last */
	GPtrArray *trace2; /* the second side of two-sided rules, or NULL */
	char *why;         /* the sentence of the model row */
	char *model;       /* "posix: getaddrinfo" */
	char *suggestion;
	GPtrArray *assumptions; /* char *; what was taken for granted */
	char *fingerprint;      /* 32 hex digits; no line, column or text in it */
	enum finding_state state;
	enum finding_age age;
	struct excuse *excuse; /* of a suppressed one, else NULL */
};

/* A finding with empty trace and assumptions; never NULL. */
struct finding *finding_new(const char *rule, const char *name, enum severity severity);
void finding_free(struct finding *finding);

/* FINDING is to be ignored because of REASON, written in LINE of FILE, beside the code if
 * IN_SOURCE. Texts are copied; the state is the caller's to set. */
void finding_set_excuse(struct finding *finding, const char *reason, const char *file,
                        unsigned line, bool in_source);

/* An empty trace that owns its steps, for the second side of a two-sided rule. */
GPtrArray *finding_new_trace(void);

/* Appends a step; strings are copied. */
void finding_add_step(GPtrArray *trace, const char *file, unsigned line, unsigned column,
                      const char *function, const char *message);

/* Computes the fingerprint from rule, root, function and the step functions, plus ORDINAL that
 * tells apart equal findings of one function. To be called when everything else is filled. */
void finding_seal(struct finding *finding, const char *sink, unsigned ordinal);

/* Mixes SALT into the fingerprint of a sealed finding. The sink tells apart with it findings of
 * functions that share their name (two static on_read() in two files). */
void finding_reseal(struct finding *finding, const char *salt);

/* The words in outputs: "note", "warning", "error"; "low", "medium", "high". */
const char *severity_name(enum severity severity);
const char *confidence_name(enum confidence confidence);

#endif
