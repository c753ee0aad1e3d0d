/* SPDX-License-Identifier: MIT
 *
 * variants.c - adding a state to those a block may be entered with.
 *
 * A state that an older one covers is no news. How much two states are alike is how many of their
 * places and origins they know the same of; the contents of the rest, how much they differ, are not
 * looked at, as one fact more or less decides as much as another.
 */
#include "flow/variants.h"

#include <string.h>

/* How many places and origins A and B do not know the same of. */
static unsigned unlike(const struct state_shape *shape, const struct state *a,
                       const struct state *b)
{
	unsigned count = 0;

	for (uint32_t i = 0; i < shape->place_count; i++)
		count += memcmp(&a->places[i], &b->places[i], sizeof(a->places[i])) != 0;
	for (uint32_t i = 0; i < shape->origin_count; i++)
		count += memcmp(&a->origins[i], &b->origins[i], sizeof(a->origins[i])) != 0;
	return count;
}

/* Does WIDE hold whenever STATE does? */
static bool covers(const struct state_shape *shape, const struct state *wide,
                   const struct state *state, struct state *scratch)
{
	state_copy(shape, scratch, wide);
	return !state_join(shape, scratch, state);
}

static unsigned most_alike(const struct state_shape *shape, const struct variants *variants,
                           const struct state *state)
{
	unsigned best = 0, least = UINT_MAX;

	for (unsigned i = 0; i < variants->count; i++) {
		unsigned count = unlike(shape, variants->at[i], state);

		if (count < least) {
			least = count;
			best = i;
		}
	}
	return best;
}

bool variants_add(const struct state_shape *shape, struct variants *variants, unsigned limit,
                  const struct state *state, struct state *scratch)
{
	unsigned into = 0;

	for (unsigned i = 0; limit > 1 && i < variants->count; i++)
		if (covers(shape, variants->at[i], state, scratch))
			return false;
	if (variants->count < limit) {
		into = variants->count++;
		variants->at[into] = state_dup(shape, state);
	} else {
		if (limit > 1)
			into = most_alike(shape, variants, state);
		if (!state_join(shape, variants->at[into], state))
			return false;
	}
	variants->due |= (uint8_t)(1u << into);
	return true;
}

void variants_join(const struct state_shape *shape, const struct variants *variants,
                   struct state *into)
{
	state_copy(shape, into, variants->at[0]);
	for (unsigned i = 1; i < variants->count; i++)
		state_join(shape, into, variants->at[i]);
}

void variants_clear(struct variants *variants)
{
	for (unsigned i = 0; i < variants->count; i++)
		state_free(variants->at[i]);
	variants->count = variants->due = 0;
}
