/* SPDX-License-Identifier: MIT
 *
 * config.h - what a project has decided once and for all: .asynclint.json.
 *
 * The problem
 *   Whoever runs the program, at a desk or in CI, is to see the same findings.
 *
 * The idea
 *   A file that is kept with the sources (config.schema.json). Everything in it is relative to its
 *   folder. The command line wins over it; a place's own words win over those for all.
 *
 * What it does not do
 *   It names no compile database and no output: those belong to a run.
 */
#ifndef POLICY_CONFIG_H
#define POLICY_CONFIG_H

#include <glib.h>
#include "policy/rules.h"

#define CONFIG_NAME ".asynclint.json"

enum rule_level {
	LEVEL_UNSET,
	LEVEL_OFF,
	LEVEL_ON,
	LEVEL_NOTE,
	LEVEL_WARNING,
	LEVEL_ERROR,
};

/* What an override says of a rule in some files. */
struct override {
	enum rule_level level;
	const char *reason; /* or NULL */
	unsigned line;      /* in the file */
};

struct config;

/* The path of the file that holds in FOLDER: its own, or that of a parent up to the root of the
 * repository it is in. NULL: there is none. The caller frees. */
char *config_find(const char *folder);

/* Reads PATH, whose rules are among RULES. NULL with ERROR "FILE:LINE: PATH: what is wrong". */
struct config *config_read(const char *path, const struct policy_rules *rules, GError **error);
/* NULL is fine. */
void config_free(struct config *config);

/* Borrowed: the file, absolute; packs (NULL-terminated) and the baseline, absolute, or NULL;
 * "error", "warning", "note", "never" or NULL. */
const char *config_path(const struct config *config);
char *const *config_packs(const struct config *config);
const char *config_baseline(const struct config *config);
const char *config_fail_on(const struct config *config);

/* What is said of rule ID (static) for all files. */
enum rule_level config_level(const struct config *config, const char *id);

/* Does an override switch ID on somewhere? */
bool config_switches_on(const struct config *config, const char *id);

/* The last override that says something of ID for FILE (absolute), or NULL. */
const struct override *config_override(const struct config *config, const char *id,
                                       const char *file);

/* Are findings in FILE (absolute) not to be shown? */
bool config_excludes(const struct config *config, const char *file);

#endif
