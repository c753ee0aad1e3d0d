/* SPDX-License-Identifier: MIT
 *
 * probe_library.h - where libasyncprobe.so is.
 *
 * Found without any configuration, from the build tree as well as from an installation that has
 * been moved.
 */
#ifndef READER_LAUNCH_PROBE_LIBRARY_H
#define READER_LAUNCH_PROBE_LIBRARY_H

#include <glib.h>

/* The library's absolute path: ASKED (--probe) or else FROM_ENVIRONMENT (ASYNCPROBE_LIBRARY) when
 * one of them is not NULL, else beside this program, in the build tree or where both are installed.
 * The caller frees. NULL with ERROR set: exit status 3 when it is not there, or when its path has a
 * character that LD_PRELOAD cannot carry; exit status 2 when it is another library. */
char *probe_library_find(const char *asked, const char *from_environment, GError **error);

#endif
