/* SPDX-License-Identifier: MIT
 *
 * libc_private.h - functions that glibc exports for libraries and declares nowhere.
 *
 * They have been stable for decades because debuggers and thread libraries use them. Kept in one
 * place, so that another C library needs one answer only.
 */
#ifndef CORE_BASE_LIBC_PRIVATE_H
#define CORE_BASE_LIBC_PRIVATE_H

/* Takes a real-time signal out of the program's range for private use: from the top (HIGH 0) or the
 * bottom. Its number, or -1 when none is left. */
int __libc_allocate_rtsig(int high);

#endif
