/* SPDX-License-Identifier: MIT
 *
 * signs.h - which calls of a program can say that their caller was cancelled, and how.
 *
 * The idea
 *   Packs say it of library functions and of the callbacks they take. A function of the program
 *   that waits for one of these hands the news on, if it does, in a value of its own: what it
 *   returns on the paths behind the cancellation (after.h), when that is one value and no success.
 *   Bottom-up, so through any depth.
 *
 * What holds
 *   A function that returns on some such path what it also returns when all went well has no sign:
 *   its callers cannot tell.
 */
#ifndef CANCEL_SIGNS_H
#define CANCEL_SIGNS_H

#include "cancel/after.h"
#include "summary/order.h"

struct signs {
	const struct program *program;
	const struct flow *flow;
	struct sign *of_function; /* per function: of its result; row NULL: none */
	struct sign *of_status;   /* per function: of a parameter, as somebody's callback */
	int *status_param;        /* per function: which, or -1 */
	GHashTable *cancelling;   /* packs one of whose cancelling functions the program calls */
};

/* For all of PROGRAM. Never NULL; signs_free(NULL) is fine. Borrows everything. */
struct signs *signs_new(const struct program *program, const struct order *order,
                        const struct flow *flow);
void signs_free(struct signs *signs);

/* Does the result of CALL say so, and how? */
bool signs_of_call(const struct signs *signs, uint32_t call, struct sign *sign);

/* Does some function of the program cancel what the pack of SIGN's row begins? */
bool signs_somebody_cancels(const struct signs *signs, const struct sign *sign);

/* Does FUNCTION itself, by a library's function, cancel something? */
bool signs_cancels_itself(const struct signs *signs, uint32_t function);

#endif
