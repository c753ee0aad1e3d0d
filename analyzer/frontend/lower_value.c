/* SPDX-License-Identifier: MIT
 *
 * lower_value.c - making rows of the values and events tables.
 *
 * Constants are folded here, so that O_CREAT | O_NONBLOCK is one number by the time anybody looks.
 * Values are trees of bounded depth: what gets deeper than VALUE_DEPTH is replaced by an unknown,
 * which loses nothing, because no rule looks that deep, and lets every reader recurse safely.
 */
#include "frontend/lower_priv.h"

#define VALUE_DEPTH 100

static unsigned depth_of(const struct lower_context *ctx, uint32_t value)
{
	return ctx->value_depth->data[value];
}

static unsigned operand_depth(const struct lower_context *ctx, const struct fact_value *value)
{
	switch (value->op) {
	case VALUE_SELECT:
		return MAX(MAX(depth_of(ctx, value->a), depth_of(ctx, value->b)),
		           depth_of(ctx, (uint32_t)value->imm));
	case VALUE_INDEX:
	case VALUE_BINARY:
		return MAX(depth_of(ctx, value->a), depth_of(ctx, value->b));
	case VALUE_FIELD:
	case VALUE_DEREF:
	case VALUE_ADDRESS:
	case VALUE_UNARY:
		return depth_of(ctx, value->a);
	default:
		return 0;
	}
}

uint32_t value_new(struct lower_context *ctx, struct fact_value value)
{
	guint8 depth = (guint8)(operand_depth(ctx, &value) + 1);

	if (depth > VALUE_DEPTH) {
		value = (struct fact_value){ .op = VALUE_UNKNOWN };
		depth = 1;
	}
	g_byte_array_append(ctx->value_depth, &depth, 1);
	return facts_builder_value(ctx->out, value);
}

uint32_t value_unknown(struct lower_context *ctx)
{
	return value_new(ctx, (struct fact_value){ .op = VALUE_UNKNOWN });
}

uint32_t value_int(struct lower_context *ctx, int64_t imm)
{
	return value_new(ctx, (struct fact_value){ .op = VALUE_INT, .imm = imm });
}

static bool known_int(const struct lower_context *ctx, uint32_t value, int64_t *imm)
{
	const struct fact_value *row = &g_array_index(ctx->out->values, struct fact_value, value);

	*imm = row->imm;
	return row->op == VALUE_INT;
}

/* A OP B for the operators that combine flags and compare; false for the rest. */
static bool fold(enum fact_binary op, int64_t a, int64_t b, int64_t *result)
{
	switch (op) {
	case BINARY_OR:
		*result = a | b;
		return true;
	case BINARY_AND:
		*result = a & b;
		return true;
	case BINARY_XOR:
		*result = a ^ b;
		return true;
	case BINARY_SHL:
		*result = b >= 0 && b < 63 ? (int64_t)((uint64_t)a << b) : 0;
		return b >= 0 && b < 63;
	case BINARY_EQ:
		*result = a == b;
		return true;
	case BINARY_NE:
		*result = a != b;
		return true;
	case BINARY_ADD:
		return !__builtin_add_overflow(a, b, result);
	case BINARY_SUB:
		return !__builtin_sub_overflow(a, b, result);
	case BINARY_MUL:
		return !__builtin_mul_overflow(a, b, result);
	default:
		return false;
	}
}

uint32_t value_binary(struct lower_context *ctx, enum fact_binary op, uint32_t a, uint32_t b)
{
	int64_t x, y, result;

	if (known_int(ctx, a, &x) && known_int(ctx, b, &y) && fold(op, x, y, &result))
		return value_int(ctx, result);
	return value_new(ctx, (struct fact_value){ .op = VALUE_BINARY, .sub = op, .a = a, .b = b });
}

uint32_t value_unary(struct lower_context *ctx, enum fact_unary op, uint32_t a)
{
	int64_t x;

	if (known_int(ctx, a, &x) && x != INT64_MIN)
		return value_int(ctx, op == UNARY_NEGATE ? -x : op == UNARY_NOT ? ~x : !x);
	return value_new(ctx, (struct fact_value){ .op = VALUE_UNARY, .sub = op, .a = a });
}

uint32_t event_new(struct lower_context *ctx, struct fact_event event)
{
	g_array_append_val(ctx->out->events, event);
	return ctx->out->events->len - 1;
}

void event_store(struct lower_context *ctx, CXCursor at, uint32_t place, uint32_t value)
{
	event_new(ctx, (struct fact_event){ .kind = EVENT_STORE,
	                                    .loc = lower_cursor_loc(ctx, at),
	                                    .a = place,
	                                    .b = value });
}
