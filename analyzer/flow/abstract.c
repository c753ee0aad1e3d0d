/* SPDX-License-Identifier: MIT
 *
 * abstract.c - joining and combining what is known of values.
 *
 * The order is "knows less than": join keeps what both sides know, so repeated joins reach a fixed
 * point. Arithmetic is folded by the frontend already; here the flag operators matter, where one
 * side is a constant and the other is not: flags | O_NONBLOCK has that bit whatever flags was.
 */
#include "flow/abstract.h"

#include "facts/facts.h"

static bool same_bits(const struct known_bits *a, const struct known_bits *b)
{
	return a->known == b->known && a->bits == b->bits;
}

static struct known_bits bits_of(const struct abstract *a)
{
	return (struct known_bits){ a->known, a->bits };
}

static void copy_choice(struct abstract *to, const struct abstract *from)
{
	to->choice = from->choice;
	to->chosen[0] = from->chosen[0];
	to->chosen[1] = from->chosen[1];
}

static bool same_choice(const struct abstract *a, const struct abstract *b)
{
	return a->choice == b->choice && (!a->choice || (same_bits(&a->chosen[0], &b->chosen[0]) &&
	                                                 same_bits(&a->chosen[1], &b->chosen[1])));
}

/* Is A still the choice it was after B has joined it? When B is the same choice, or one side of it.
 */
static bool keeps_choice(const struct abstract *a, const struct abstract *b)
{
	struct known_bits bits = bits_of(b);

	if (!a->choice)
		return false;
	if (b->choice)
		return same_choice(a, b);
	return same_bits(&a->chosen[0], &bits) || same_bits(&a->chosen[1], &bits);
}

struct abstract abstract_chosen(const struct abstract *value, bool truth)
{
	struct abstract a = *value;

	if (!a.choice)
		return a;
	a.known = a.chosen[truth].known;
	a.bits = a.chosen[truth].bits;
	a.nonzero = a.bits != 0;
	a.choice = 0;
	a.chosen[0] = a.chosen[1] = (struct known_bits){ 0, 0 };
	return a;
}

struct abstract abstract_choice(uint32_t param, const struct abstract *then,
                                const struct abstract *other)
{
	struct abstract r = abstract_join(then, other);

	if (then->known == other->known && then->bits == other->bits)
		return r;
	r.choice = param + 1;
	r.chosen[1] = bits_of(then);
	r.chosen[0] = bits_of(other);
	return r;
}

struct abstract abstract_join(const struct abstract *a, const struct abstract *b)
{
	struct abstract r = { .origin = a->origin == b->origin ? a->origin : ORIGIN_NONE };

	r.known = a->known & b->known & ~(a->bits ^ b->bits);
	r.bits = a->bits & r.known;
	r.nonzero = a->nonzero && b->nonzero;
	r.fd = a->fd == b->fd ? a->fd : FD_UNKNOWN;
	if (a->ready == b->ready)
		r.ready = a->ready;
	else if (a->ready == READY_USED || b->ready == READY_USED)
		r.ready = READY_USED;
	r.zeroed = a->zeroed && b->zeroed;
	if (keeps_choice(a, b))
		copy_choice(&r, a);
	else if (keeps_choice(b, a))
		copy_choice(&r, b);
	return r;
}

bool abstract_equal(const struct abstract *a, const struct abstract *b)
{
	return a->known == b->known && a->bits == b->bits && a->origin == b->origin &&
	       a->nonzero == b->nonzero && a->fd == b->fd && a->ready == b->ready &&
	       a->zeroed == b->zeroed && same_choice(a, b);
}

static struct abstract from_bits(uint64_t known, uint64_t bits)
{
	return (struct abstract){ .known = known,
		                  .bits = bits & known,
		                  .origin = ORIGIN_NONE,
		                  .nonzero = (bits & known) != 0 };
}

static struct abstract plain_binary(unsigned op, const struct abstract *a, const struct abstract *b)
{
	uint64_t zeros_a = a->known & ~a->bits, zeros_b = b->known & ~b->bits;

	switch (op) {
	case BINARY_AND:
		return from_bits((a->bits & b->bits) | zeros_a | zeros_b, a->bits & b->bits);
	case BINARY_OR:
		return from_bits(a->bits | b->bits | (zeros_a & zeros_b), a->bits | b->bits);
	case BINARY_XOR:
		return from_bits(a->known & b->known, a->bits ^ b->bits);
	case BINARY_ADD:
		if (abstract_is_int(a) && abstract_is_int(b))
			return abstract_int((int64_t)(a->bits + b->bits));
		return abstract_top();
	case BINARY_SUB:
		if (abstract_is_int(a) && abstract_is_int(b))
			return abstract_int((int64_t)(a->bits - b->bits));
		return abstract_top();
	default:
		return abstract_top();
	}
}

struct abstract abstract_binary(unsigned op, const struct abstract *a, const struct abstract *b)
{
	uint32_t choice = a->choice ? a->choice : b->choice;
	struct abstract sides[2];

	if (!choice || (a->choice && b->choice && a->choice != b->choice))
		return plain_binary(op, a, b);
	for (int truth = 0; truth < 2; truth++) {
		struct abstract x = abstract_chosen(a, truth), y = abstract_chosen(b, truth);

		sides[truth] = plain_binary(op, &x, &y);
	}
	return abstract_choice(choice - 1, &sides[1], &sides[0]);
}
