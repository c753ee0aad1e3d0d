/* SPDX-License-Identifier: MIT
 *
 * export.h - a function that the program shall find instead of the C library's.
 *
 * The library is built with hidden visibility; these few words are what makes a wrapper visible,
 * and what a wrapper knows of its caller without a system call.
 */
#ifndef CORE_HOOKS_EXPORT_H
#define CORE_HOOKS_EXPORT_H

#define EXPORT __attribute__((visibility("default")))

/* Where the caller will go on: what tells one wait in a program from another. */
#define CALL_SITE ((uintptr_t)__builtin_return_address(0))

/* How deep on its stack the caller is: lower is deeper. */
#define CALL_FRAME ((uintptr_t)__builtin_frame_address(0))

#endif
