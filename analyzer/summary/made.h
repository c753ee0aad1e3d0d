/* SPDX-License-Identifier: MIT
 *
 * made.h - where an object comes from, and whose functions its class holds.
 *
 * The problem
 *   job->class->run(job) reaches the run of every kind of job. On a way that began with
 *   `job = mount_job_new()` it is a mount job's.
 *
 * The idea
 *   What makes an object stands beside what its class does: a constructor and the functions it, or
 *   its type's class_init, puts into the class are in one file. So an argument that is the fresh
 *   result of a constructor is known by the constructor's unit, and a call through a table that is
 *   found in that very argument, or that is handed that very argument as its object, goes to the
 *   unit's own function, if the call can reach one of them.
 *
 * What it does not do
 *   An object that was stored and is read again comes from anywhere. Where the unit has no function
 *   in that place of the table (it is inherited, or the maker is a general one) nothing is said.
 */
#ifndef SUMMARY_MADE_H
#define SUMMARY_MADE_H

#include "summary/order.h"

#define MADE_ANYWHERE 0

struct made;

/* Borrows PROGRAM; never NULL. */
struct made *made_new(const struct program *program, const struct order *order);
void made_free(struct made *made);

/* Where what argument ARG of CALL points to was made, or MADE_ANYWHERE. */
uint32_t made_arg(const struct made *made, uint32_t call, unsigned arg);

/* The parameter of its function, unchanged, through whose class CALL is made; or -1. */
int made_param(const struct made *made, uint32_t call);

/* May CALL, through the class of something made in PLACE, reach FUNCTION? True when nothing is
 * known.
 */
bool made_allows(const struct made *made, uint32_t call, uint32_t place, uint32_t function);

#endif
