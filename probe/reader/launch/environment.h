/* SPDX-License-Identifier: MIT
 *
 * environment.h - the environment of a program under the probe.
 *
 * Two variables carry everything: LD_PRELOAD brings the library in, ASYNCPROBE_OPTIONS tells it
 * what to do. Children of the program inherit both.
 */
#ifndef READER_LAUNCH_ENVIRONMENT_H
#define READER_LAUNCH_ENVIRONMENT_H

#include <glib.h>
#include <stdbool.h>

/* The value of ASYNCPROBE_OPTIONS: EXISTING (may be NULL), then reports into DIRECTORY (absolute),
 * then THRESHOLD (may be NULL), then OPTIONS (NAME=VALUE, NULL-terminated, may be NULL). The caller
 * frees. NULL with ERROR set (exit status 2) for an option that is none, see setting.h. */
char *environment_settings(const char *existing, const char *directory, const char *threshold,
                           const char *const *options, GError **error);

/* What the probe will take the flag NAME of SETTINGS for, when it is off by default. */
bool environment_flag(const char *settings, const char *name);

/* A copy of BASE (a vector like environ) with ASYNCPROBE_OPTIONS set to SETTINGS and LD_PRELOAD
 * starting with PROBE, in front of it SANITIZER when that is not NULL; what LD_PRELOAD held before
 * follows. The caller frees with g_strfreev. */
char **environment_make(const char *const *base, const char *probe, const char *sanitizer,
                        const char *settings);

#endif
