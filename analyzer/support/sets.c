/* SPDX-License-Identifier: MIT
 *
 * sets.c - bits in a row of words per set, and two hash tables: bits to number, operation to
 * result.
 *
 * Sets are made by the thousand and asked for by the million, so results are in an open table of
 * packed keys (operation and both numbers in 64 bits), which needs no allocation.
 */
#include "support/sets.h"

#include <string.h>

#define WORD_BITS   64
#define GROWTHS     24
#define FIRST_SLOTS 1024

enum operation {
	AND,
	OR,
	MINUS
};

struct result {
	uint64_t key; /* 0: free */
	set_id set;
};

struct sets {
	unsigned size;
	unsigned words;   /* per set */
	GArray *bits;     /* uint64_t, the words of each set */
	GHashTable *made; /* GBytes of a set's words -> its number */
	struct result *results;
	size_t slots, used;
};

static const uint64_t *bits_of(const struct sets *sets, set_id set)
{
	return &g_array_index(sets->bits, uint64_t, (guint)set * sets->words);
}

static unsigned set_count(const struct sets *sets)
{
	return sets->bits->len / sets->words;
}

/* The number of the set of BITS. */
static set_id intern(struct sets *sets, const uint64_t *bits)
{
	GBytes *key = g_bytes_new(bits, sizeof(*bits) * sets->words);
	gpointer found;

	if (g_hash_table_lookup_extended(sets->made, key, NULL, &found)) {
		g_bytes_unref(key);
		return GPOINTER_TO_UINT(found);
	}
	g_hash_table_insert(sets->made, key, GUINT_TO_POINTER(set_count(sets)));
	g_array_append_vals(sets->bits, bits, sets->words);
	return set_count(sets) - 1;
}

/* The empty set and the full one, which are two even of no elements. */
static void add_ends(struct sets *sets)
{
	g_autofree uint64_t *bits = g_new0(uint64_t, sets->words);

	intern(sets, bits);
	for (unsigned i = 0; i < sets->size; i++)
		bits[i / WORD_BITS] |= UINT64_C(1) << i % WORD_BITS;
	if (sets->size)
		intern(sets, bits);
	else
		g_array_append_vals(sets->bits, bits, sets->words);
}

struct sets *sets_new(unsigned size)
{
	struct sets *sets = g_new0(struct sets, 1);

	sets->size = size;
	sets->words = MAX(1, (size + WORD_BITS - 1) / WORD_BITS);
	sets->bits = g_array_new(FALSE, FALSE, sizeof(uint64_t));
	sets->made = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
	                                   (GDestroyNotify)g_bytes_unref, NULL);
	sets->slots = FIRST_SLOTS;
	sets->results = g_new0(struct result, sets->slots);
	add_ends(sets);
	return sets;
}

void sets_free(struct sets *sets)
{
	if (!sets)
		return;
	g_array_unref(sets->bits);
	g_hash_table_destroy(sets->made);
	g_free(sets->results);
	g_free(sets);
}

unsigned sets_size(const struct sets *sets)
{
	return sets->size;
}

set_id sets_of(struct sets *sets, const bool *members)
{
	g_autofree uint64_t *bits = g_new0(uint64_t, sets->words);

	for (unsigned i = 0; i < sets->size; i++)
		if (members[i])
			bits[i / WORD_BITS] |= UINT64_C(1) << i % WORD_BITS;
	return intern(sets, bits);
}

bool sets_has(const struct sets *sets, set_id a, unsigned number)
{
	return bits_of(sets, a)[number / WORD_BITS] >> number % WORD_BITS & 1;
}

/* Where KEY is in the table, or the slot it belongs into (Knuth, TAOCP 3, 6.4). */
static struct result *slot_of(const struct sets *sets, uint64_t key)
{
	size_t at = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & (sets->slots - 1);

	while (sets->results[at].key && sets->results[at].key != key)
		at = (at + 1) & (sets->slots - 1);
	return &sets->results[at];
}

static void grow_table(struct sets *sets)
{
	struct result *old = sets->results;
	size_t count = sets->slots;

	sets->slots = count * 2;
	sets->results = g_new0(struct result, sets->slots);
	for (size_t i = 0; i < count; i++)
		if (old[i].key)
			*slot_of(sets, old[i].key) = old[i];
	g_free(old);
}

static set_id compute(struct sets *sets, enum operation operation, set_id a, set_id b)
{
	g_autofree uint64_t *bits = g_new(uint64_t, sets->words);
	const uint64_t *x = bits_of(sets, a), *y = bits_of(sets, b);

	for (unsigned i = 0; i < sets->words; i++) {
		if (operation == AND)
			bits[i] = x[i] & y[i];
		else
			bits[i] = operation == OR ? x[i] | y[i] : x[i] & ~y[i];
	}
	return intern(sets, bits);
}

/* A and B are neither equal nor one of the ends that decide by themselves. */
static set_id look_up(struct sets *sets, enum operation operation, set_id a, set_id b)
{
	uint64_t key = (uint64_t)(operation + 1) << 62 | (uint64_t)a << 31 | b;
	struct result *slot = slot_of(sets, key);

	if (slot->key)
		return slot->set;
	*slot = (struct result){ key, compute(sets, operation, a, b) };
	if (++sets->used * 2 > sets->slots) {
		set_id set = slot->set;

		grow_table(sets);
		return set;
	}
	return slot->set;
}

set_id sets_and(struct sets *sets, set_id a, set_id b)
{
	if (a == b || b == SET_ALL || a == SET_NONE)
		return a;
	if (a == SET_ALL || b == SET_NONE)
		return b;
	return look_up(sets, AND, MIN(a, b), MAX(a, b));
}

set_id sets_or(struct sets *sets, set_id a, set_id b)
{
	if (a == b || b == SET_NONE || a == SET_ALL)
		return a;
	if (a == SET_NONE || b == SET_ALL)
		return b;
	return look_up(sets, OR, MIN(a, b), MAX(a, b));
}

set_id sets_minus(struct sets *sets, set_id a, set_id b)
{
	if (a == b || a == SET_NONE || b == SET_ALL)
		return SET_NONE;
	if (b == SET_NONE)
		return a;
	return look_up(sets, MINUS, a, b);
}

set_id sets_grow(struct sets *sets, struct set_growth *growth, set_id a)
{
	set_id news = sets_minus(sets, a, growth->have);

	if (news == SET_NONE)
		return SET_NONE;
	if (++growth->times > GROWTHS)
		news = sets_minus(sets, SET_ALL, growth->have);
	growth->have = sets_or(sets, growth->have, news);
	return news;
}
