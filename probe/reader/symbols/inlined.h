/* SPDX-License-Identifier: MIT
 *
 * inlined.h - the functions that a compiler merged into the one that owns an address.
 *
 * Apart from module.h because it is the only place that walks debugging entries; everything else
 * asks for lines and symbols.
 */
#ifndef READER_SYMBOLS_INLINED_H
#define READER_SYMBOLS_INLINED_H

#include <elfutils/libdw.h>

#include "reader/symbols/symbols.h"

/* CHAIN holds, in symbol[0], the symbol-table name of the function at ADDRESS of UNIT (may be NULL)
 * and the innermost file and line. Spreads them over the inlined calls at ADDRESS: every entry gets
 * the place where *it* stands, the innermost one the line of the instruction. False, with CHAIN as
 * it was, when the debug information has no function there. */
bool inlined_expand(Dwarf_Die *unit, Dwarf_Addr address, struct symbol_chain *chain);

#endif
