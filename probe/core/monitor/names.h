/* SPDX-License-Identifier: MIT
 *
 * names.h - function names for addresses, as far as the running process can tell.
 *
 * The recording holds modules and offsets. While the process lives, its dynamic linker and the
 * files it was loaded from can say which functions those are; file and line are left to the
 * reader.
 */
#ifndef CORE_MONITOR_NAMES_H
#define CORE_MONITOR_NAMES_H

#include "report/report.h"

struct rec_header;

/* How to name the addresses of HEADER's stacks: by the dynamic linker, then by the symbol table of
 * the module's file. Never the nearest symbol, only one whose extent covers the address.
 * Collector's lock while it is in use. */
struct report_symbols names_of(struct rec_header *header);

/* Unmaps what naming left mapped. */
void names_release(void);

#endif
