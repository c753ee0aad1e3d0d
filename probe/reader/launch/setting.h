/* SPDX-License-Identifier: MIT
 *
 * setting.h - one setting of ASYNCPROBE_OPTIONS, as the command line gives it.
 *
 * A mistake in it is one on our command line: the probe itself could only note it in a report that
 * nobody has yet.
 */
#ifndef READER_LAUNCH_SETTING_H
#define READER_LAUNCH_SETTING_H

#include <glib.h>

/* OPTION ("NAME=VALUE", as given to --option) in the notation of ASYNCPROBE_OPTIONS. The caller
 * frees. NULL with ERROR set (exit status 2): not of that form, a name or a value that the probe
 * does not know, or `report`, which is for -o to set. */
char *setting_from_option(const char *option, GError **error);

/* PATH as the value of a setting: what a pattern would expand and what the variable cannot carry is
 * escaped. The caller frees. */
char *setting_escape_path(const char *path);

/* The folder into which SETTINGS (a value of ASYNCPROBE_OPTIONS, may be NULL) send recordings. The
 * caller frees. NULL when they do not say, or only relative to where a process was started. */
char *setting_recording_folder(const char *settings);

#endif
