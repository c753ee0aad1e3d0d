/* SPDX-License-Identifier: MIT
 *
 * log.c - one line, one write.
 *
 * Workers share the terminal with their parent, so a line goes out in a single call. The level is
 * set once, while the process has a single thread.
 */
#include "support/log.h"

#include <stdarg.h>
#include <stdio.h>
#include "support/text.h"

static enum log_level current_level = LOG_LEVEL_WARNING;

static const char *const level_names[LOG_LEVEL_COUNT] = {
	[LOG_LEVEL_ERROR] = "error",
	[LOG_LEVEL_WARNING] = "warning",
	[LOG_LEVEL_INFO] = "info",
	[LOG_LEVEL_DEBUG] = "debug",
};

void log_set_level(enum log_level level)
{
	g_assert(level < LOG_LEVEL_COUNT);
	current_level = level;
}

bool log_enabled(enum log_level level)
{
	return level <= current_level;
}

static void write_line(enum log_level level, const char *format, va_list args)
{
	if (!log_enabled(level))
		return;
	g_autofree char *raw = g_strdup_vprintf(format, args);
	g_autofree char *text = text_one_line(raw);
	g_autofree char *line = g_strdup_printf("asynclint: %s: %s\n", level_names[level], text);
	fputs(line, stderr);
}

void log_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line(LOG_LEVEL_ERROR, format, args);
	va_end(args);
}

void log_warning(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line(LOG_LEVEL_WARNING, format, args);
	va_end(args);
}

void log_info(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line(LOG_LEVEL_INFO, format, args);
	va_end(args);
}

void log_debug(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line(LOG_LEVEL_DEBUG, format, args);
	va_end(args);
}
