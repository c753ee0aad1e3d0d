/* SPDX-License-Identifier: MIT
 *
 * reached_calls.h - every call that can happen on an event loop or in a coroutine.
 *
 * For rules about the calls themselves, whatever they lead to: no effect is asked for, only whether
 * control gets there.
 */
#ifndef CHECKS_REACHED_CALLS_H
#define CHECKS_REACHED_CALLS_H

#include "checks/check.h"

struct reached_call {
	uint32_t call;
	uint32_t own_loop; /* registration of the program's own loop whose body it stands in, or
	                    * FACT_NONE */
	enum context context;
};

/* The calls as struct reached_call, each once, nearest to a root first. Free with g_array_unref. */
GArray *reached_calls(const struct check_input *input);

/* Reports CALL as a note "SUBJECT() PHRASE on the event loop, in callback ROOT()". SEEN tells equal
 * ones apart (a string to counter table the caller owns). */
struct call_note {
	const char *subject;
	const char *phrase;
	const char *what; /* for the fingerprint */
	const char *suggestion;
};
void reached_call_note(const struct check *check, const struct check_input *input,
                       struct sink *sink, const struct reached_call *call,
                       const struct call_note *note, GHashTable *seen);

#endif
