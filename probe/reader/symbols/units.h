/* SPDX-License-Identifier: MIT
 *
 * units.h - which compilation unit an address belongs to.
 *
 * gcc writes a table for this (.debug_aranges), clang does not by default; the index below is made
 * from the units themselves when the table has no answer.
 */
#ifndef READER_SYMBOLS_UNITS_H
#define READER_SYMBOLS_UNITS_H

#include <elfutils/libdwfl.h>

struct units;

/* An index over the units of MOD, which must outlive it. Never NULL; made on first use. */
struct units *units_new(Dwfl_Module *mod);

/* NULL is fine. */
void units_free(struct units *units);

/* The unit that ADDRESS lies in, with BIAS to take off addresses before asking it; NULL: none. */
Dwarf_Die *units_find(struct units *units, Dwarf_Addr address, Dwarf_Addr *bias);

#endif
