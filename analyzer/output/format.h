/* SPDX-License-Identifier: MIT
 *
 * format.h - an output format: findings in, bytes out.
 *
 * A format is one file that defines one const struct format at its end, and one row in formats.def.
 * It writes to a GString; where the bytes go is the driver's business, so output is written whole
 * or not at all.
 */
#ifndef OUTPUT_FORMAT_H
#define OUTPUT_FORMAT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "diag/sink.h"

/* What the run was, beside its findings. */
struct run_summary {
	size_t units;            /* translation units asked for */
	size_t units_failed;     /* not analysed at all */
	size_t units_partial;    /* analysed with errors (a missing header, say) */
	size_t functions;        /* functions with a body */
	size_t loop_functions;   /* of them, those that can run on a loop */
	size_t calls_unresolved; /* calls through pointers on a loop path that went nowhere */
	size_t findings[3];      /* shown, by enum severity */
	size_t hidden_notes;     /* found but below the level that is shown */
	size_t excluded;         /* found in files that are not looked after */
	size_t suppressed;       /* found, and somebody says why that is no matter */
	size_t in_baseline;      /* found before */
	size_t outside_diff;     /* found elsewhere than in the changes that were asked for */
};

/* A rule that ran, for formats that describe rules. The pages are the rules' own, and output is
 * below the rules: the driver hands over what is needed. */
struct rule_text {
	const char *id, *name, *summary;
	const char *page;    /* as `asynclint explain` prints it */
	enum severity level; /* what most of its findings are */
	bool on_by_default;
};

/* All that a format may print. Borrowed. */
struct output {
	const struct sink *sink;
	const struct run_summary *summary;
	const char *version;
	bool colour; /* the bytes go to a terminal that wants colour */
	const struct rule_text *rules;
	size_t rule_count;
	const GPtrArray *lost;    /* char *, "FILE: why" of each unit that was not analysed */
	const GPtrArray *partial; /* the same of each that was analysed with errors */
	const char *base;         /* the directory that paths are relative to; absolute */
};

struct format {
	const char *name;    /* as --format takes it */
	const char *summary; /* one line for --help */
	/* Appends the whole output. Must not fail. */
	void (*write)(const struct output *output, GString *out);
};

/* The format called NAME, or NULL. */
const struct format *format_find(const char *name);

/* All formats, in the order of formats.def; COUNT receives how many. */
const struct format *const *format_all(size_t *count);

#endif
