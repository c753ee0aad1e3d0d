/* SPDX-License-Identifier: MIT
 *
 * given.c - one function once more, for one way to call it.
 *
 * The problem
 *   Conditions on single parameters (call_info's guards) say what each call needs. What several
 *   tests say together, `if (err < 0 && !(err == -ECONNRESET && again))`, they cannot say, nor what
 *   an argument makes of a local.
 *
 * The idea
 *   Whoever knows the arguments of one way has the function followed again with them; what no path
 *   reaches then is not on that way. The result is a flow of this function's calls alone.
 *
 * What it does not do
 *   The function's own summary is not made anew: a callee's result is what it always is.
 */
#include "flow/solve_priv.h"

struct flow *flow_given(const struct program *program, const struct flow *flow, uint32_t function,
                        const struct call_arg *args, unsigned count, bool sharp)
{
	const struct program_function *fn = program_function(program, function);
	struct solve s = { .given = args,
		           .given_count = count,
		           .limit = sharp ? VARIANTS_MOST : 1 };
	struct flow *given;

	if (fn->unit == FACT_NONE)
		return NULL;
	given = g_new0(struct flow, 1);
	given->calls = g_array_new(FALSE, TRUE, sizeof(struct call_info));
	given->call_first = fn->call_first;
	given->args = g_array_new(FALSE, TRUE, sizeof(struct call_arg));
	given->members = g_array_new(FALSE, TRUE, sizeof(struct call_member));
	given->summaries = flow->summaries;
	g_array_set_size(given->calls, fn->call_count);
	if (solve_function(&s, program, given, function))
		return given;
	flow_given_free(given);
	return NULL;
}

void flow_given_free(struct flow *given)
{
	if (!given)
		return;
	g_array_unref(given->calls);
	g_array_unref(given->args);
	g_array_unref(given->members);
	g_free(given);
}
