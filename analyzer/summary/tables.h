/* SPDX-License-Identifier: MIT
 *
 * tables.h - the table of functions that a caller names.
 *
 * The problem
 *   open_with(&nvme) calls what nvme has in `open`. To link.h a call through `driver->open` reaches
 *   every driver's, because there a field is one place for all objects of its struct.
 *
 * The idea
 *   When an argument is the address of an object whose initialiser says which functions it holds,
 *   and the callee calls through a field of that very parameter, then only this object's function
 *   is meant, and none where the object has none.
 *
 * What holds
 *   Objects count whose fields of that kind nobody assigns: constant ones, and any others as long
 *   as the program only ever initialises that field.
 *
 * What it does not do
 *   Elements of an array are not told apart; an object that is stored and called through later is
 *   anybody's (link/pointers.c).
 */
#ifndef SUMMARY_TABLES_H
#define SUMMARY_TABLES_H

#include "link/program.h"

#define TABLE_NONE 0

struct tables;

/* Borrows PROGRAM; never NULL. */
struct tables *tables_new(const struct program *program);
void tables_free(struct tables *tables);

/* The table that argument ARG of CALL is the address of, or TABLE_NONE. */
uint32_t tables_named(const struct tables *tables, uint32_t call, unsigned arg);

/* The parameter of its function, unchanged until then, through a field of which CALL is made; or
 * -1. */
int tables_param(const struct tables *tables, uint32_t call);

/* May CALL, made through TABLE, reach FUNCTION? True when nothing is known. */
bool tables_allow(const struct tables *tables, uint32_t call, uint32_t table, uint32_t function);

#endif
