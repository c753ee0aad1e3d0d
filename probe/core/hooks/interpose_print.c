/* SPDX-License-Identifier: MIT
 *
 * interpose_print.c - formatted output: a log line to a full pipe stops a loop like any write.
 *
 * Variable arguments cannot be passed on, so these go through the function of the same family that
 * takes a va_list, as the C library's own do.
 */
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/hooks/stream.h"
#include "core/state/blocking.h"
#include "core/state/call.h"

#define WATCHED(id, fd, expression)                                                                \
	do {                                                                                       \
		struct loop_thread *self = loop_thread_self;                                       \
		uint64_t seq = self ? blocking_enter(self, id, fd, NULL, 0) : 0;                   \
                                                                                                   \
		expression;                                                                        \
		blocking_end(seq);                                                                 \
	} while (0)

EXPORT int printf(const char *format, ...)
{
	va_list arguments;
	int result;

	va_start(arguments, format);
	WATCHED(CALL_ID_printf, 1, result = NEXT(vfprintf)(stdout, format, arguments));
	va_end(arguments);
	return result;
}

EXPORT int __printf_chk(int flag, const char *format, ...)
{
	va_list arguments;
	int result;

	va_start(arguments, format);
	WATCHED(CALL_ID___printf_chk, 1,
	        result = NEXT(__vfprintf_chk)(stdout, flag, format, arguments));
	va_end(arguments);
	return result;
}

EXPORT int fprintf(FILE *stream, const char *format, ...)
{
	va_list arguments;
	int result;

	va_start(arguments, format);
	WATCHED(CALL_ID_fprintf, stream_fd(stream),
	        result = NEXT(vfprintf)(stream, format, arguments));
	va_end(arguments);
	return result;
}

EXPORT int __fprintf_chk(FILE *stream, int flag, const char *format, ...)
{
	va_list arguments;
	int result;

	va_start(arguments, format);
	WATCHED(CALL_ID___fprintf_chk, stream_fd(stream),
	        result = NEXT(__vfprintf_chk)(stream, flag, format, arguments));
	va_end(arguments);
	return result;
}

EXPORT void vsyslog(int priority, const char *format, va_list arguments)
{
	WATCHED(CALL_ID_vsyslog, -1, NEXT(vsyslog)(priority, format, arguments));
}

EXPORT void syslog(int priority, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	WATCHED(CALL_ID_syslog, -1, NEXT(vsyslog)(priority, format, arguments));
	va_end(arguments);
}

EXPORT void __syslog_chk(int priority, int flag, const char *format, ...)
{
	va_list arguments;

	(void)flag;
	va_start(arguments, format);
	WATCHED(CALL_ID___syslog_chk, -1, NEXT(vsyslog)(priority, format, arguments));
	va_end(arguments);
}
