/* SPDX-License-Identifier: MIT
 *
 * options.h - the command line of an analysis, as a struct.
 *
 * Everything is checked here, with a message that names the option; later stages take what they
 * find. The exit statuses stand here too, because they are as much an interface as the options.
 */
#ifndef DRIVER_OPTIONS_H
#define DRIVER_OPTIONS_H

#include <glib.h>
#include <stdbool.h>
#include "diag/finding.h"
#include "driver/rules.h"
#include "output/format.h"

enum dump {
	DUMP_NONE,
	DUMP_FACTS,
	DUMP_PROGRAM,
	DUMP_EFFECTS,
	DUMP_CONTEXTS,
	DUMP_LOCKS
};

/* Exit statuses: part of the product's interface. */
enum exit_status {
	EXIT_CLEAN = 0,
	EXIT_FINDINGS = 1,
	EXIT_USAGE = 2,
	EXIT_INCOMPLETE = 3
};

struct options {
	char *build;                     /* -p, or NULL */
	char **files;                    /* NULL-terminated, may be empty */
	char **flags;                    /* after --, or NULL */
	char **packs;                    /* --packs, or NULL */
	char *output;                    /* -o, or NULL: standard output */
	char *baseline, *write_baseline; /* or NULL */
	char *diff;                      /* or NULL; "-": standard input */
	const struct format *format;
	enum severity fail_on;
	bool fail_never;
	bool strict; /* show notes */
	bool stats;
	bool require_complete;
	int jobs;
	char *cache_dir; /* --cache-dir, or NULL: the user's */
	int cache_size;  /* megabytes */
	bool no_cache;
	bool no_prefix;
	struct config *config;     /* or NULL */
	struct policy_rules known; /* all rules, and which of them run */
	GHashTable *rules;         /* ids of the rules that run, static strings */
	enum dump dump;
	bool version;
	bool help; /* was printed */
};

/* Reads ARGV (ARGC arguments, program name first). False with ERROR when it makes no sense; --help
 * is printed. On success the caller releases. */
bool options_read(struct options *options, int argc, char **argv, GError **error);
void options_release(struct options *options);

#endif
