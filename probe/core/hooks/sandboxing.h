/* SPDX-License-Identifier: MIT
 *
 * sandboxing.h - which calls install a seccomp filter, and how they are made.
 *
 * The same request comes by two ways: prctl, and syscall with the number of prctl or seccomp.
 * Programs also use them to ask what the kernel knows, with arguments that cannot work; those are
 * not meant.
 */
#ifndef CORE_HOOKS_SANDBOXING_H
#define CORE_HOOKS_SANDBOXING_H

#include <stdbool.h>

/* Whether system call NUMBER with arguments A may put the process into a sandbox. Cheap. */
bool sandboxing_syscall(long number, const long a[6]);

/* Makes system call NUMBER, which does that, as the C library would: -1 and errno on failure. */
long sandboxing_call(long number, const long a[6]);

#endif
