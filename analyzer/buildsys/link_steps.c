/* SPDX-License-Identifier: MIT
 *
 * link_steps.c - the table of steps.
 *
 * A step's output is its key, so that a build's thousandth command costs as much as its first. The
 * order of steps is nobody's business here: who goes through them sorts them by output, so that
 * nothing depends on who wrote which command where.
 */
#include "buildsys/link_steps.h"

#include "support/text.h"

static void step_free(gpointer data)
{
	struct link_step *step = data;

	g_free(step->output);
	g_ptr_array_unref(step->inputs);
	g_free(step);
}

void link_steps_init(struct link_steps *steps)
{
	*steps = (struct link_steps){ 0 };
	steps->by_output = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, step_free);
}

void link_steps_release(struct link_steps *steps)
{
	g_hash_table_destroy(steps->by_output);
	g_free(steps->problem);
}

void link_steps_next_source(struct link_steps *steps)
{
	steps->source++;
}

void link_steps_trouble(struct link_steps *steps, const char *file, const char *why)
{
	g_autofree char *shown = text_one_line(file);

	if (!steps->problem)
		steps->problem = g_strdup_printf("%s: %s", shown, why);
}

struct link_step *link_steps_make(struct link_steps *steps, char *output, enum link_kind kind)
{
	struct link_step *step = g_hash_table_lookup(steps->by_output, output);

	if (step) {
		g_free(output);
		return step->source == steps->source ? step : NULL;
	}
	step = g_new0(struct link_step, 1);
	step->output = output;
	step->kind = kind;
	step->inputs = g_ptr_array_new_with_free_func(g_free);
	step->source = steps->source;
	g_hash_table_insert(steps->by_output, step->output, step);
	return step;
}

void link_step_add(struct link_step *step, const char *directory, const char *input)
{
	g_ptr_array_add(step->inputs, g_canonicalize_filename(input, directory));
}
