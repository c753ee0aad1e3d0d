/* SPDX-License-Identifier: MIT
 *
 * witness.h - a culprit as steps a person reads, and as a finding's fields.
 *
 * The analysis thinks in numbers of functions and calls; a reader wants files, lines and names. All
 * wording of paths is here, so that every rule speaks alike.
 */
#ifndef SUMMARY_WITNESS_H
#define SUMMARY_WITNESS_H

#include "diag/finding.h"
#include "summary/culprits.h"
#include "summary/way.h"

/* Fills FINDING's place, function, context, root, framework, trace, more_roots, model, why,
 * suggestion, assumptions and confidence from CULPRIT, which was found in CONTEXT. FINAL is the
 * last step's text after the callee's name: "may wait for ever". The place is the last step outside
 * system headers. */
void witness_fill(struct finding *finding, const struct program *program, const struct flow *flow,
                  struct contexts *contexts, enum context context, const struct culprit *culprit,
                  const char *final);

/* The parts of the above, for rules that put their trace together themselves. */
/* Appends the registration that makes a function run in its context. */
void witness_add_root(const struct program *program, GPtrArray *trace, uint32_t registration);
/* Appends CALL, which calls TARGET; FINAL, when not NULL, is what that leads to. */
void witness_add_call(const struct program *program, GPtrArray *trace, uint32_t call,
                      uint32_t target, const char *final);
/* Appends a shortest way to FUNCTION in CONTEXT, root first; nothing when there is none. */
void witness_add_way(const struct program *program, const struct contexts *contexts,
                     enum context context, uint32_t function, GPtrArray *trace);
/* Sets confidence and assumptions from the least sure step and enum assumption bits. */
void witness_fill_confidence(struct finding *finding, unsigned tier, unsigned assumptions);
/* A place of a function that is reached, when there is no call to blame. */
struct witness_place {
	const struct way *way; /* to the function */
	uint32_t function;
	struct fact_loc loc;
	const char *final; /* the last step's text: "goes round without end" */
	const char *need;  /* what the framework's advice is asked for, or NULL */
};

/* The same for PLACE, but for model and why, which a place does not have. */
void witness_fill_place(struct finding *finding, const struct program *program,
                        const struct flow *flow, struct contexts *contexts, enum context context,
                        const struct witness_place *place);

/* Seals FINDING with an ordinal that counts earlier findings of the same shape in SEEN (a string
 * to counter table the caller owns). */
void witness_seal(struct finding *finding, const char *sink, GHashTable *seen);

#endif
