/* SPDX-License-Identifier: MIT
 *
 * worker_memory.h - how a process that parses one unit after the other gets its memory.
 *
 * The problem
 *   Each unit takes some ten megabytes in small pieces and gives them back, and the next one needs
 *   them again. With what malloc does by itself a tenth of the time goes into the pages: into
 *   faults, and into looking up where they are.
 */
#ifndef DRIVER_WORKER_MEMORY_H
#define DRIVER_WORKER_MEMORY_H

/* Sets the calling process up for it, once, before libclang is used. What cannot be had costs time
 * and nothing else. */
void worker_memory_init(void);

#endif
