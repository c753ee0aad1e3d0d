/* SPDX-License-Identifier: MIT
 *
 * asyncprobe.h - what a program may ask of the probe, if the probe is there.
 *
 * Optional: the probe works on programs that never heard of it. The functions are weak symbols; a
 * program that uses this header links with nothing and costs nothing where the probe is absent.
 * C11 and C++.
 */
#ifndef ASYNCPROBE_H
#define ASYNCPROBE_H

#ifdef __cplusplus
extern "C" {
#endif

/* 1 when the probe is loaded in this process. The address is NULL when it is not: use the
 * functions below, which check. Any thread. */
extern int asyncprobe_is_active(void) __attribute__((weak));

/* Writes the report now. 0, or a negative errno. Any thread, not in a signal handler; waits for
 * the writing, at most some seconds. */
extern int asyncprobe_write_report(void) __attribute__((weak));

/* 1 when the probe watches this process, else 0. Any thread, any time. */
static inline int asyncprobe_active(void)
{
	return asyncprobe_is_active ? asyncprobe_is_active() : 0;
}

/* Writes the JSON report of what has been seen so far. 0 when it was written or no probe is
 * there, else a negative errno. Any thread, not in a signal handler. */
static inline int asyncprobe_flush(void)
{
	return asyncprobe_write_report ? asyncprobe_write_report() : 0;
}

#ifdef __cplusplus
}
#endif

#endif
