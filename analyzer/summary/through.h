/* SPDX-License-Identifier: MIT
 *
 * through.h - the parameter through which a function makes a call.
 *
 * Who knows the argument then knows where the call leads: `handler(conn)` goes to the argument
 * itself, `ops->open(path)` to what the argument's table has (tables.h).
 */
#ifndef SUMMARY_THROUGH_H
#define SUMMARY_THROUGH_H

#include "link/program.h"

/* The parameter of its function that CALL calls, or that it calls through a field of; the parameter
 * is unchanged until then. -1: none. */
int through_itself(const struct program *program, uint32_t call);
int through_field_of(const struct program *program, uint32_t call);

/* The same for a call through a table that is found in the parameter: `job->ops->run(job)`, also by
 * way of a local that is only ever that table. */
int through_class_of(const struct program *program, uint32_t call);

/* The parameter that a call through a table hands on as its first argument, the object it is done
 * to: `type->finalize(object)`. */
int through_self_of(const struct program *program, uint32_t call);

/* The only value, besides 0, that LOCAL of BODY ever has, as far as that is a local of its own and
 * no parameter; or FACT_NONE. */
uint32_t through_source(const struct facts *facts, const struct fact_function *body,
                        uint32_t local);

#endif
