/* SPDX-License-Identifier: MIT
 *
 * wait_by_number.h - loops whose wait is a system call that the program makes by its number.
 *
 * glibc has no function for io_uring, and not always one for the newest epoll. Such a wait is a
 * loop's like any other; interpose_syscall.c finds it and has it made here.
 */
#ifndef CORE_HOOKS_WAIT_BY_NUMBER_H
#define CORE_HOOKS_WAIT_BY_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* Whether system call NUMBER with arguments A is a wait that a loop may sleep in. Cheap. */
bool is_wait_by_number(long number, const long a[6]);

/* Makes that system call for the program's code at SITE, whose frame is FRAME: -1 and errno on
 * failure. */
long wait_by_number(long number, const long a[6], uintptr_t site, uintptr_t frame);

#endif
