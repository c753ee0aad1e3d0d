/* SPDX-License-Identifier: MIT
 *
 * link_priv.h - the steps of linking, in their order; used by program.c alone.
 *
 * Each step fills arrays of struct program and reads what earlier steps filled. After the last one
 * nobody changes the program any more.
 */
#ifndef LINK_LINK_PRIV_H
#define LINK_LINK_PRIV_H

#include "link/program.h"

/* symbols.c: numbers functions and fills functions, function_of_symbol, function_of_body. */
void link_symbols(struct program *program);

/* libraries.c: gives functions that packs know their rows; such functions have no body any more.
 * Called by link_symbols. */
void link_libraries(struct program *program);

/* contracts.c: what functions without a row are annotated with. */
void link_contracts(struct program *program);

/* contracts.c: frees one of program.contracts. */
void link_contract_free(gpointer contract);

/* contracts.c: registers functions that say by an annotation where they run. */
void link_annotated(struct program *program);

/* calls.c: fills calls with direct targets, and registrations of functions named in the call. */
void link_calls(struct program *program);

/* pointers.c: adds targets of calls through pointers and registrations of functions that reach a
 * library through variables, parameters and fields. */
void link_pointers(struct program *program);

/* brackets.c: registers what runs in coroutines that a macro begins around a call. */
void link_brackets(struct program *program);

/* private_loops.c: callbacks on loops beside the program's get another context. */
void link_private_loops(struct program *program);

/* loops.c: finds event loops that the program wrote itself, and registers them. */
void link_loops(struct program *program);

#endif
