/* SPDX-License-Identifier: MIT
 *
 * log.h - chatter for the person at the terminal: levelled lines on stderr.
 *
 * stdout belongs to findings. Each call writes one line, "asynclint: LEVEL: text", in one piece,
 * so that lines of several workers do not mix.
 */
#ifndef SUPPORT_LOG_H
#define SUPPORT_LOG_H

#include <stdbool.h>
#include <glib.h>

/* How much is said; each level includes the ones before it. */
enum log_level {
	LOG_LEVEL_ERROR,   /* the run cannot do what was asked */
	LOG_LEVEL_WARNING, /* it can, but part of the input was lost */
	LOG_LEVEL_INFO,    /* what the run is doing */
	LOG_LEVEL_DEBUG,   /* why it is doing it */
	LOG_LEVEL_COUNT
};

/* Lines beyond LEVEL are dropped from now on. The default is LOG_LEVEL_WARNING. */
void log_set_level(enum log_level level);

/* True when a line of LEVEL would be written: ask before costly preparations. */
bool log_enabled(enum log_level level);

/* Write one line each; FORMAT needs no newline. Control characters in the result become '?'. */
void log_error(const char *format, ...) G_GNUC_PRINTF(1, 2);
void log_warning(const char *format, ...) G_GNUC_PRINTF(1, 2);
void log_info(const char *format, ...) G_GNUC_PRINTF(1, 2);
void log_debug(const char *format, ...) G_GNUC_PRINTF(1, 2);

#endif
