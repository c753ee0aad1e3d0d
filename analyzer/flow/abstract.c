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

static bool same_choice(const struct abstract *a, const struct abstract *b)
{
	return a->choice == b->choice && (!a->choice || (same_bits(&a->chosen[0], &b->chosen[0]) &&
	                                                 same_bits(&a->chosen[1], &b->chosen[1])));
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

/* No text is at a pointer that is NULL, nor behind a descriptor that is -1: there the other side
 * decides. Of two numbers neither may, or a loop would change its mind with every turn. */
static struct text join_text(const struct abstract *a, const struct abstract *b)
{
	if (abstract_is_int(a) == abstract_is_int(b))
		return text_join(&a->text, &b->text);
	return abstract_is_int(a) ? b->text : a->text;
}

/* The same for the descriptor that they stand for. */
static uint32_t join_same(const struct abstract *a, const struct abstract *b)
{
	if (abstract_is_int(a) == abstract_is_int(b))
		return a->same == b->same ? a->same : 0;
	return abstract_is_int(a) ? b->same : a->same;
}

/* What both point to. Who joins states sees to it that two that differ are given up (state.c). */
static void join_array(struct abstract *r, const struct abstract *a, const struct abstract *b)
{
	r->array = a->array ? a->array : b->array;
	if (a->array && b->array && a->array != b->array)
		r->array = ARRAY_SEVERAL;
	r->array_maybe = a->array != b->array || a->array_maybe || b->array_maybe;
}

/* What holds of both, choices aside. */
static struct abstract join_plain(const struct abstract *a, const struct abstract *b)
{
	struct abstract r = { .origin = a->origin == b->origin ? a->origin : ORIGIN_NONE };

	r.same = join_same(a, b);
	r.made_of = a->made_of == b->made_of ? a->made_of : 0;
	r.known = a->known & b->known & ~(a->bits ^ b->bits);
	r.bits = a->bits & r.known;
	r.nonzero = a->nonzero && b->nonzero;
	r.fd = (uint8_t)fd_state_of_both(a->fd, b->fd);
	if (a->ready == b->ready)
		r.ready = a->ready;
	else if (a->ready == READY_USED || b->ready == READY_USED)
		r.ready = READY_USED;
	r.zeroed = a->zeroed && b->zeroed;
	r.text = join_text(a, b);
	join_array(&r, a, b);
	return r;
}

static struct known_bits join_bits(struct known_bits a, struct known_bits b)
{
	uint64_t known = a.known & b.known & ~(a.bits ^ b.bits);

	return (struct known_bits){ known, a.bits & known };
}

static struct abstract with_choice(struct abstract r, uint32_t choice, struct known_bits zero,
                                   struct known_bits nonzero)
{
	if (!same_bits(&zero, &nonzero)) {
		r.choice = choice;
		r.chosen[0] = zero;
		r.chosen[1] = nonzero;
	}
	return r;
}

struct abstract abstract_choice(uint32_t param, const struct abstract *then,
                                const struct abstract *other)
{
	return with_choice(join_plain(then, other), param + 1, bits_of(other), bits_of(then));
}

/* What A says of the case that CHOICE's parameter is not 0 (TRUTH), or is 0. */
static struct known_bits side(const struct abstract *a, bool truth)
{
	return a->choice ? a->chosen[truth] : bits_of(a);
}

/* The same case in A and B; one whose branches say that the case is not its own has no say. */
static struct known_bits join_side(const struct abstract *a, enum truth a_when,
                                   const struct abstract *b, enum truth b_when, bool truth)
{
	enum truth other = truth ? TRUTH_ZERO : TRUTH_NONZERO;

	if (a_when == other && !(b_when == other))
		return side(b, truth);
	if (b_when == other && !(a_when == other))
		return side(a, truth);
	return join_bits(side(a, truth), side(b, truth));
}

struct abstract abstract_join_when(uint32_t param, const struct abstract *a, enum truth a_when,
                                   const struct abstract *b, enum truth b_when)
{
	struct abstract r = join_plain(a, b);

	if ((a->choice && a->choice != param + 1) || (b->choice && b->choice != param + 1))
		return r;
	return with_choice(r, param + 1, join_side(a, a_when, b, b_when, false),
	                   join_side(a, a_when, b, b_when, true));
}

struct abstract abstract_join(const struct abstract *a, const struct abstract *b)
{
	uint32_t choice = a->choice ? a->choice : b->choice;

	if (!choice)
		return join_plain(a, b);
	return abstract_join_when(choice - 1, a, TRUTH_EITHER, b, TRUTH_EITHER);
}

bool abstract_equal(const struct abstract *a, const struct abstract *b)
{
	return a->known == b->known && a->bits == b->bits && a->origin == b->origin &&
	       a->same == b->same && a->made_of == b->made_of && a->nonzero == b->nonzero &&
	       a->fd == b->fd && a->ready == b->ready && a->zeroed == b->zeroed &&
	       text_equal(&a->text, &b->text) && a->array == b->array &&
	       a->array_maybe == b->array_maybe && same_choice(a, b);
}

static struct abstract from_bits(uint64_t known, uint64_t bits)
{
	return (struct abstract){ .known = known,
		                  .bits = bits & known,
		                  .origin = ORIGIN_NONE,
		                  .nonzero = (bits & known) != 0 };
}

static bool is_zero(const struct abstract *a)
{
	return abstract_is_int(a) && !a->bits;
}

static struct abstract from_truth(bool yes, bool no)
{
	return yes || no ? abstract_int(yes) : abstract_top();
}

bool abstract_same_if_narrow(const struct abstract *a, const struct abstract *b)
{
	bool opposite = (int64_t)(a->bits ^ b->bits) < 0;

	return abstract_is_int(a) && abstract_is_int(b) && opposite &&
	       !((a->bits ^ b->bits) & UINT8_MAX);
}

/* A OP B for a comparison, when the answer is known. Of negative numbers no order is: in C they may
 * have been huge unsigned ones. */
static struct abstract compare(unsigned op, const struct abstract *a, const struct abstract *b)
{
	int64_t x = (int64_t)a->bits, y = (int64_t)b->bits;

	if (op == BINARY_EQ || op == BINARY_NE) {
		bool differ = (a->nonzero && is_zero(b)) || (b->nonzero && is_zero(a)) ||
		              ((a->known & b->known & (a->bits ^ b->bits)) &&
		               !abstract_same_if_narrow(a, b));
		bool same = abstract_is_int(a) && abstract_is_int(b) && a->bits == b->bits;

		return op == BINARY_EQ ? from_truth(same, differ) : from_truth(differ, same);
	}
	if (!abstract_is_int(a) || !abstract_is_int(b) || x < 0 || y < 0)
		return abstract_top();
	switch (op) {
	case BINARY_LT:
		return abstract_int(x < y);
	case BINARY_LE:
		return abstract_int(x <= y);
	case BINARY_GT:
		return abstract_int(x > y);
	default:
		return abstract_int(x >= y);
	}
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
	case BINARY_LOGICAL_AND:
		return from_truth(a->nonzero && b->nonzero, is_zero(a) || is_zero(b));
	case BINARY_LOGICAL_OR:
		return from_truth(a->nonzero || b->nonzero, is_zero(a) && is_zero(b));
	case BINARY_EQ:
	case BINARY_NE:
	case BINARY_LT:
	case BINARY_LE:
	case BINARY_GT:
	case BINARY_GE:
		return compare(op, a, b);
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
