/* SPDX-License-Identifier: MIT
 *
 * failure.c - makes errors whose code is an exit status.
 *
 * Why: a message and the exit status that goes with it are decided at the same place, where the
 * trouble is seen; everything above only passes the GError on.
 */
#include "reader/base/failure.h"

#include <stdarg.h>

GQuark failure_quark(void)
{
	return g_quark_from_static_string("asyncprobe-failure");
}

static void set(GError **error, enum exit_status status, const char *format, va_list args)
	G_GNUC_PRINTF(3, 0);

static void set(GError **error, enum exit_status status, const char *format, va_list args)
{
	if (error)
		*error = g_error_new_valist(failure_quark(), (int)status, format, args);
}

gboolean failure_usage(GError **error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set(error, EXIT_USAGE, format, args);
	va_end(args);
	return FALSE;
}

gboolean failure_trouble(GError **error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set(error, EXIT_TROUBLE, format, args);
	va_end(args);
	return FALSE;
}

int failure_exit_status(const GError *error)
{
	if (error->domain == failure_quark())
		return error->code;
	if (error->domain == G_OPTION_ERROR)
		return EXIT_USAGE;
	return EXIT_TROUBLE;
}
