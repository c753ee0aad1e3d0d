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
	return r;
}

bool abstract_equal(const struct abstract *a, const struct abstract *b)
{
	return a->known == b->known && a->bits == b->bits && a->origin == b->origin &&
	       a->nonzero == b->nonzero && a->fd == b->fd && a->ready == b->ready &&
	       a->zeroed == b->zeroed;
}

static struct abstract from_bits(uint64_t known, uint64_t bits)
{
	return (struct abstract){ .known = known,
		                  .bits = bits & known,
		                  .origin = ORIGIN_NONE,
		                  .nonzero = (bits & known) != 0 };
}

struct abstract abstract_binary(unsigned op, const struct abstract *a, const struct abstract *b)
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
