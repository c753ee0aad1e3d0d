/* SPDX-License-Identifier: MIT
 *
 * process.h - the process that is being watched, and the files that belong to it.
 *
 * One object holds what was found out at start, while it could still be found out: settings,
 * absolute paths, the executable. Programs change directory, clear the environment, overwrite
 * argv and drop privileges later.
 */
#ifndef CORE_MONITOR_PROCESS_H
#define CORE_MONITOR_PROCESS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/settings.h"
#include "format/record.h"

struct process {
	struct settings settings;
	char cwd[SETTINGS_PATH];
	char exe[SETTINGS_PATH];
	char cmdline[SETTINGS_PATH];
	char report[SETTINGS_PATH];
	char recording[SETTINGS_PATH];
	char socket[SETTINGS_PATH];
	bool unwinder; /* libunwind is there */
	bool in_file;  /* the recording is a file */
};

extern struct process process;

/* Reads settings and surroundings. Once, before main. */
void process_look_around(void);

/* Makes the recording of this process and publishes it to the hooks. False when there can be none.
 * Before main, or in a child of fork when it turns out to have a loop. */
bool process_record(void);

/* The process is a child of fork, which has nothing of its own yet. */
void process_forked(void);

/* Whether the probe has seen this process begin: it is neither a vfork child, which borrows its
 * parent's memory, nor a clone we know nothing of. */
bool process_is_known(void);

/* Before privileges are given up: makes the recording if there is none and opens the report's file,
 * as neither may be possible later. True when the report's file is new: it should be filled. Not
 * in a handler. */
bool process_prepare(void);

/* Removes the report's file if process_prepare made it and it says nothing. */
void process_unlink_report(void);

/* Says LINE on standard error if the user asked for it. */
void process_say(const char *line);

/* Likewise: WHAT, followed by PATH and what ERROR (an errno) means, in English. */
void process_say_failure(const char *what, const char *path, int error);

/* Removes the recording's file; the mapping stays usable. */
void process_unlink_recording(void);

#endif
