/* SPDX-License-Identifier: MIT
 *
 * family.h - what a struct's functions start in its fields, and its destroy functions forget.
 *
 * The problem
 *   A field that holds a timer was added, set in one function and stopped in another, and the
 *   destroy function was not touched. When the struct goes, the timer fires into freed memory.
 *
 * The idea
 *   No paths: per field the functions that begin something in it, per struct the functions that end
 *   the struct (they free it, or a library calls them when it goes: GObjectClass::finalize). If
 * none of the latter, and nothing they call, as much as mentions the field, it was forgotten.
 *
 * What holds
 *   A struct nobody ends in the file of the setter is left alone; so is a field that a function
 *   which does not set it ends (a stop function, called before, for all we know), and a timer whose
 *   own callback ends the struct.
 */
#ifndef TASKS_FAMILY_H
#define TASKS_FAMILY_H

#include "tasks/tasks.h"

/* Adds the forgotten fields of the whole program to TASKS. */
void family_find(struct tasks *tasks);

#endif
