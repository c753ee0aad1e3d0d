/* SPDX-License-Identifier: MIT
 *
 * stall_stream_calls.c - the calls that fill and empty the buffers of streams, one by one.
 *
 * A stream reads from a pipe that is empty and writes to one that is full; the C library does both
 * inside of itself. The old, the checked and the unlocked names are called by name, so that no
 * header chooses another.
 */
#include <err.h>
#include <stdarg.h>
#include <stdio_ext.h>
#include <wchar.h>

#include "cases.h"

int plain_fscanf(FILE *stream, const char *format, ...) __asm__("fscanf");
int c99_fscanf(FILE *stream, const char *format, ...) __asm__("__isoc99_fscanf");
int c99_vfscanf(FILE *stream, const char *format, va_list list) __asm__("__isoc99_vfscanf");
int c99_scanf(const char *format, ...) __asm__("__isoc99_scanf");
int c99_fwscanf(FILE *stream, const wchar_t *format, ...) __asm__("__isoc99_fwscanf");
int old_getc(FILE *stream) __asm__("_IO_getc");
int old_putc(int c, FILE *stream) __asm__("_IO_putc");
int __uflow(FILE *stream);
int __overflow(FILE *stream, int c);
char *__fgets_chk(char *buf, size_t room, int size, FILE *stream);
size_t __fread_chk(void *buf, size_t room, size_t size, size_t count, FILE *stream);
int __fprintf_chk(FILE *stream, int flag, const char *format, ...);
int __printf_chk(int flag, const char *format, ...);
#undef fread_unlocked
#undef fwrite_unlocked

/* Headers have their own idea of these. */
static int (*volatile plain_getchar)(void) = getchar;
static ssize_t (*volatile plain_getline)(char **text, size_t *size, FILE *stream) = getline;

static int empty[2], full[2];
static FILE *in, *out, *wide_in, *wide_out;
static char buf[8];
static wchar_t wide_buf[8];
static char *line;
static size_t line_size;
static int number;

static void feed(void)
{
	MUST(write(empty[1], "7\n", 2) == 2);
}

static void drain(void)
{
	char bytes[65536];

	MUST(read(full[0], bytes, sizeof(bytes)) > 0);
}

static void give_back(void)
{
	funlockfile(in);
}

/* What is left of the line from before must not be read instead. */
static void fresh(void)
{
	char byte;

	__fpurge(in);
	__fpurge(wide_in);
	MUST(fcntl(empty[0], F_SETFL, O_NONBLOCK) == 0);
	while (read(empty[0], &byte, 1) == 1)
		;
	MUST(fcntl(empty[0], F_SETFL, 0) == 0);
}

static void fill(void)
{
	char bytes[4096] = { 0 };

	MUST(fcntl(full[1], F_SETFL, O_NONBLOCK) == 0);
	while (write(full[1], bytes, sizeof(bytes)) > 0 || write(full[1], bytes, 1) > 0)
		;
	MUST(fcntl(full[1], F_SETFL, 0) == 0);
}

static NOINLINE int scan_list(const char *format, ...)
{
	va_list list;
	int result;

	va_start(list, format);
	result = c99_vfscanf(in, format, list);
	va_end(list);
	return result;
}

static NOINLINE int print_list(const char *format, ...)
{
	va_list list;
	int result;

	va_start(list, format);
	result = vfprintf(out, format, list);
	va_end(list);
	return result;
}

DO(fread, fresh(); MUST(fread(buf, 1, 1, in) == 1))
DO(fread_unlocked, fresh(); MUST(fread_unlocked(buf, 1, 1, in) == 1))
DO(__fread_chk, fresh(); MUST(__fread_chk(buf, sizeof(buf), 1, 1, in) == 1))
DO(fgets, fresh(); MUST(fgets(buf, sizeof(buf), in)))
DO(fgets_unlocked, fresh(); MUST(fgets_unlocked(buf, sizeof(buf), in)))
DO(__fgets_chk, fresh(); MUST(__fgets_chk(buf, sizeof(buf), 8, in)))
DO(fgetc, fresh(); MUST(fgetc(in) == '7'))
DO(getc, fresh(); MUST(getc(in) == '7'))
DO(_IO_getc, fresh(); MUST(old_getc(in) == '7'))
DO(__uflow, fresh(); MUST(__uflow(in) == '7'))
DO(getchar, fresh(); stdin = in; MUST(plain_getchar() == '7'))
DO(getline, fresh(); MUST(plain_getline(&line, &line_size, in) == 2))
DO(getdelim, fresh(); MUST(getdelim(&line, &line_size, '\n', in) == 2))
DO(fscanf, fresh(); MUST(plain_fscanf(in, "%d", &number) == 1))
DO(__isoc99_fscanf, fresh(); MUST(c99_fscanf(in, "%d", &number) == 1))
DO(__isoc99_vfscanf, fresh(); MUST(scan_list("%d", &number) == 1))
DO(__isoc99_scanf, fresh(); stdin = in; MUST(c99_scanf("%d", &number) == 1))
DO(fgetwc, fresh(); MUST(fgetwc(wide_in) == L'7'))
DO(fgetws, fresh(); MUST(fgetws(wide_buf, 8, wide_in)))
DO(__isoc99_fwscanf, fresh(); MUST(c99_fwscanf(wide_in, L"%d", &number) == 1))
DO(fwrite, fill(); MUST(fwrite("x", 1, 1, out) == 1))
DO(fwrite_unlocked, fill(); MUST(fwrite_unlocked("x", 1, 1, out) == 1))
DO(fputs, fill(); MUST(fputs("x", out) >= 0))
DO(fputs_unlocked, fill(); MUST(fputs_unlocked("x", out) >= 0))
DO(fputc, fill(); MUST(fputc('x', out) == 'x'))
DO(putc, fill(); MUST(putc('x', out) == 'x'))
DO(_IO_putc, fill(); MUST(old_putc('x', out) == 'x'))
DO(__overflow, fill(); MUST(__overflow(out, 'x') == 'x'))
DO(puts, FILE *before = stdout; fill(); stdout = out; MUST(puts("x") >= 0); stdout = before)
DO(fprintf, fill(); MUST(fprintf(out, "%d", number) > 0))
DO(__fprintf_chk, fill(); MUST(__fprintf_chk(out, 1, "%d", number) > 0))
DO(vfprintf, fill(); MUST(print_list("%d", number) > 0))
DO(printf, FILE *before = stdout; fill(); stdout = out; MUST(printf("%d", number) > 0);
   stdout = before)
DO(__printf_chk, FILE *before = stdout; fill(); stdout = out;
   MUST(__printf_chk(1, "%d", number) > 0); stdout = before)
DO(perror, FILE *before = stderr; fill(); stderr = out; perror("x"); stderr = before)
DO(warnx, FILE *before = stderr; fill(); stderr = out; warnx("%d", number); stderr = before)
DO(fputwc, fill(); MUST(fputwc(L'x', wide_out) == L'x'))
DO(fputws, fill(); MUST(fputws(L"x", wide_out) >= 0))
DO(fwprintf, fill(); MUST(fwprintf(wide_out, L"%d", number) > 0))

/* With a buffer, it is the flush that waits. */
static FILE *buffered(void)
{
	FILE *stream = fdopen(dup(full[1]), "w");

	MUST(stream && fputs("x", stream) >= 0);
	fill();
	return stream;
}

DO(fflush, MUST(fflush(buffered()) == 0))
DO(fclose, MUST(fclose(buffered()) == 0))
DO(fseek, MUST(fseek(buffered(), 0, SEEK_SET) == -1 && errno == ESPIPE))
DO(setvbuf, MUST(setvbuf(buffered(), NULL, _IONBF, 0) == 0))

/* Held by another thread for a while. */
static void *hold(void *data)
{
	flockfile(in);
	event_set(*(int *)data);
	sleep_ms(LONG_MS);
	give_back();
	return data;
}

static int held;

DO(flockfile, pthread_t thread = start(hold, &held); event_take(held); flockfile(in); give_back();
   pthread_join(thread, NULL))

static const struct blocking_case cases[] = {
	{ do_fread, feed },           { do_fread_unlocked, feed },
	{ do___fread_chk, feed },     { do_fgets, feed },
	{ do_fgets_unlocked, feed },  { do___fgets_chk, feed },
	{ do_fgetc, feed },           { do_getc, feed },
	{ do__IO_getc, feed },        { do___uflow, feed },
	{ do_getchar, feed },         { do_getline, feed },
	{ do_getdelim, feed },        { do_fscanf, feed },
	{ do___isoc99_fscanf, feed }, { do___isoc99_vfscanf, feed },
	{ do___isoc99_scanf, feed },  { do_fgetwc, feed },
	{ do_fgetws, feed },          { do___isoc99_fwscanf, feed },
	{ do_fwrite, drain },         { do_fwrite_unlocked, drain },
	{ do_fputs, drain },          { do_fputs_unlocked, drain },
	{ do_fputc, drain },          { do_putc, drain },
	{ do__IO_putc, drain },       { do___overflow, drain },
	{ do_puts, drain },           { do_fprintf, drain },
	{ do___fprintf_chk, drain },  { do_vfprintf, drain },
	{ do_printf, drain },         { do___printf_chk, drain },
	{ do_perror, drain },         { do_warnx, drain },
	{ do_fputwc, drain },         { do_fputws, drain },
	{ do_fwprintf, drain },       { do_fflush, drain },
	{ do_fclose, drain },         { do_fseek, drain },
	{ do_setvbuf, drain },        { do_flockfile, NULL },
};

int main(void)
{
	MUST(pipe(empty) == 0 && pipe(full) == 0);
	MUST((in = fdopen(empty[0], "r")) && (wide_in = fdopen(empty[0], "r")));
	MUST((out = fdopen(full[1], "w")) && (wide_out = fdopen(full[1], "w")));
	setvbuf(out, NULL, _IONBF, 0);
	setvbuf(wide_out, NULL, _IONBF, 0);
	held = event_new();
	RUN_CASES(cases);
	free(line);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=fread fd=yes path=pipe: min=195ms max=300ms frame=do_fread
 * EXPECT stall cause=blocked_call call=fread_unlocked fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fread_unlocked
 * EXPECT stall cause=blocked_call call=fread fd=yes path=pipe: min=195ms max=300ms
 * frame=do___fread_chk
 * EXPECT stall cause=blocked_call call=fgets fd=yes path=pipe: min=195ms max=300ms frame=do_fgets
 * EXPECT stall cause=blocked_call call=fgets_unlocked fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fgets_unlocked
 * EXPECT stall cause=blocked_call call=fgets fd=yes path=pipe: min=195ms max=300ms
 * frame=do___fgets_chk
 * EXPECT stall cause=blocked_call call=fgetc fd=yes path=pipe: min=195ms max=300ms frame=do_fgetc
 * EXPECT stall cause=blocked_call call=getc fd=yes path=pipe: min=195ms max=300ms frame=do_getc
 * EXPECT stall cause=blocked_call call=getc fd=yes path=pipe: min=195ms max=300ms
 * frame=do__IO_getc
 * EXPECT stall cause=blocked_call call=__uflow fd=yes path=pipe: min=195ms max=300ms
 * frame=do___uflow
 * EXPECT stall cause=blocked_call call=getchar fd=yes path=pipe: min=195ms max=300ms
 * frame=do_getchar
 * EXPECT stall cause=blocked_call call=getline fd=yes path=pipe: min=195ms max=300ms
 * frame=do_getline
 * EXPECT stall cause=blocked_call call=getdelim fd=yes path=pipe: min=195ms max=300ms
 * frame=do_getdelim
 * EXPECT stall cause=blocked_call call=fscanf fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fscanf
 * EXPECT stall cause=blocked_call call=fscanf fd=yes path=pipe: min=195ms max=300ms
 * frame=do___isoc99_fscanf
 * EXPECT stall cause=blocked_call call=vfscanf fd=yes path=pipe: min=195ms max=300ms
 * frame=do___isoc99_vfscanf
 * EXPECT stall cause=blocked_call call=scanf fd=yes path=pipe: min=195ms max=300ms
 * frame=do___isoc99_scanf
 * EXPECT stall cause=blocked_call call=fgetwc fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fgetwc
 * EXPECT stall cause=blocked_call call=fgetws fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fgetws
 * EXPECT stall cause=blocked_call call=fwscanf fd=yes path=pipe: min=195ms max=300ms
 * frame=do___isoc99_fwscanf
 * EXPECT stall cause=blocked_call call=fwrite fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fwrite
 * EXPECT stall cause=blocked_call call=fwrite_unlocked fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fwrite_unlocked
 * EXPECT stall cause=blocked_call call=fputs fd=yes path=pipe: min=195ms max=300ms frame=do_fputs
 * EXPECT stall cause=blocked_call call=fputs_unlocked fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fputs_unlocked
 * EXPECT stall cause=blocked_call call=fputc fd=yes path=pipe: min=195ms max=300ms frame=do_fputc
 * EXPECT stall cause=blocked_call call=putc fd=yes path=pipe: min=195ms max=300ms frame=do_putc
 * EXPECT stall cause=blocked_call call=putc fd=yes path=pipe: min=195ms max=300ms
 * frame=do__IO_putc
 * EXPECT stall cause=blocked_call call=__overflow fd=yes path=pipe: min=195ms max=300ms
 * frame=do___overflow
 * EXPECT stall cause=blocked_call call=puts fd=yes path=pipe: min=195ms max=300ms frame=do_puts
 * EXPECT stall cause=blocked_call call=fprintf fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fprintf
 * EXPECT stall cause=blocked_call call=fprintf fd=yes path=pipe: min=195ms max=300ms
 * frame=do___fprintf_chk
 * EXPECT stall cause=blocked_call call=vfprintf fd=yes path=pipe: min=195ms max=300ms
 * frame=do_vfprintf
 * EXPECT stall cause=blocked_call call=printf fd=yes path=pipe: min=195ms max=300ms
 * frame=do_printf
 * EXPECT stall cause=blocked_call call=printf fd=yes path=pipe: min=195ms max=300ms
 * frame=do___printf_chk
 * EXPECT stall cause=blocked_call call=perror fd=yes path=pipe: min=195ms max=300ms
 * frame=do_perror
 * EXPECT stall cause=blocked_call call=warnx fd=yes path=pipe: min=195ms max=300ms frame=do_warnx
 * EXPECT stall cause=blocked_call call=fputwc fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fputwc
 * EXPECT stall cause=blocked_call call=fputws fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fputws
 * EXPECT stall cause=blocked_call call=fwprintf fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fwprintf
 * EXPECT stall cause=blocked_call call=fflush fd=yes path=pipe: min=195ms max=300ms
 * frame=do_fflush
 * EXPECT stall cause=blocked_call call=fclose fd=yes min=195ms max=300ms frame=do_fclose
 * EXPECT stall cause=blocked_call call=fseek fd=yes path=pipe: min=195ms max=300ms frame=do_fseek
 * EXPECT stall cause=blocked_call call=setvbuf fd=yes path=pipe: min=195ms max=300ms
 * frame=do_setvbuf
 * EXPECT stall cause=lock_wait call=flockfile lock=yes min=195ms max=300ms frame=do_flockfile
 * EXPECT exit=0
 */
