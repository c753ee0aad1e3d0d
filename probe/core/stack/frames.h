/* SPDX-License-Identifier: MIT
 *
 * frames.h - from a copied stack to a stack in the recording.
 *
 * The last step of taking a stack: addresses become modules and offsets, our own frames
 * disappear, and the call that the thread sleeps in is put on top by its name.
 */
#ifndef CORE_STACK_FRAMES_H
#define CORE_STACK_FRAMES_H

#include <stdint.h>

struct rec_header;
struct rec_stack;
struct window;

/* Unwinds WINDOW and writes its frames, relative to their modules, into STACK. Frames of the probe
 * are left out. When CALL_NAME is not NULL it becomes the innermost frame: the function at
 * CALL_ADDRESS that the thread is blocked in. MAY_REFRESH: the dynamic linker may be asked for new
 * objects. Collector's lock. */
void frames_of_window(struct rec_header *header, const struct window *window, const char *call_name,
                      uintptr_t call_address, int may_refresh, struct rec_stack *stack);

#endif
