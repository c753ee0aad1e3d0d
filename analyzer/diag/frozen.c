/* SPDX-License-Identifier: MIT
 *
 * frozen.c - one tuple per finding, one per step.
 *
 * Texts are byte strings: file names need not be UTF-8. A text that does not apply stays NULL.
 * Whatever is read back may have been damaged on the way: GLib checks its form (the reader asks for
 * normal form first), numbers are cut to what they can be.
 */
#include "diag/frozen.h"

#define STEP_TYPE "(mayuumaymay)"

static GVariant *text(const char *value)
{
	return g_variant_new_maybe(G_VARIANT_TYPE_BYTESTRING,
	                           value ? g_variant_new_bytestring(value) : NULL);
}

static GVariant *freeze_steps(const GPtrArray *trace)
{
	GVariantBuilder steps;

	g_variant_builder_init(&steps, G_VARIANT_TYPE("a" STEP_TYPE));
	for (guint i = 0; trace && i < trace->len; i++) {
		const struct trace_step *s = trace->pdata[i];
		GVariant *parts[] = { text(s->file), g_variant_new_uint32(s->line),
			              g_variant_new_uint32(s->column), text(s->function),
			              text(s->message) };

		g_variant_builder_add_value(&steps,
		                            g_variant_new_tuple(parts, G_N_ELEMENTS(parts)));
	}
	return g_variant_builder_end(&steps);
}

static GVariant *freeze_texts(const GPtrArray *texts)
{
	GVariantBuilder all;

	g_variant_builder_init(&all, G_VARIANT_TYPE("aay"));
	for (guint i = 0; i < texts->len; i++)
		g_variant_builder_add_value(&all, g_variant_new_bytestring(texts->pdata[i]));
	return g_variant_builder_end(&all);
}

static GVariant *freeze(const struct finding *f)
{
	GVariant *parts[] = { g_variant_new_string(f->rule),
		              g_variant_new_string(f->name),
		              g_variant_new_uint32(f->severity),
		              g_variant_new_uint32(f->confidence),
		              text(f->message),
		              text(f->file),
		              text(f->function),
		              text(f->context),
		              text(f->root),
		              text(f->framework),
		              g_variant_new_uint32(f->line),
		              g_variant_new_uint32(f->column),
		              g_variant_new_uint32(f->more_roots),
		              freeze_steps(f->trace),
		              g_variant_new_boolean(f->trace2 != NULL),
		              freeze_steps(f->trace2),
		              text(f->why),
		              text(f->model),
		              text(f->suggestion),
		              freeze_texts(f->assumptions),
		              text(f->fingerprint) };

	return g_variant_new_tuple(parts, G_N_ELEMENTS(parts));
}

GVariant *frozen_new(const struct sink *sink)
{
	GVariantBuilder all;

	g_variant_builder_init(&all, G_VARIANT_TYPE(FROZEN_TYPE));
	for (size_t i = 0; i < sink_count_all(sink); i++)
		g_variant_builder_add_value(&all, freeze(sink_get_all(sink, i)));
	return g_variant_builder_end(&all);
}

/* Member NUMBER of TUPLE as a text of its own, or NULL. */
static char *take_text(GVariant *tuple, gsize number)
{
	g_autoptr(GVariant) maybe = g_variant_get_child_value(tuple, number);
	g_autoptr(GVariant) value = g_variant_get_maybe(maybe);

	return value ? g_variant_dup_bytestring(value, NULL) : NULL;
}

static guint32 take_number(GVariant *tuple, gsize number)
{
	guint32 value;

	g_variant_get_child(tuple, number, "u", &value);
	return value;
}

static void take_steps(GVariant *tuple, gsize number, GPtrArray *trace)
{
	g_autoptr(GVariant) steps = g_variant_get_child_value(tuple, number);

	for (gsize i = 0; i < g_variant_n_children(steps); i++) {
		g_autoptr(GVariant) step = g_variant_get_child_value(steps, i);
		g_autofree char *file = take_text(step, 0), *function = take_text(step, 3);
		g_autofree char *message = take_text(step, 4);

		finding_add_step(trace, file, take_number(step, 1), take_number(step, 2), function,
		                 message);
	}
}

static void take_assumptions(GVariant *tuple, gsize number, GPtrArray *assumptions)
{
	g_autoptr(GVariant) all = g_variant_get_child_value(tuple, number);

	for (gsize i = 0; i < g_variant_n_children(all); i++) {
		g_autoptr(GVariant) one = g_variant_get_child_value(all, i);

		g_ptr_array_add(assumptions, g_variant_dup_bytestring(one, NULL));
	}
}

static struct finding *thaw(GVariant *tuple)
{
	const char *rule, *name;
	guint32 severity = take_number(tuple, 2);
	struct finding *f;
	gboolean two;

	g_variant_get_child(tuple, 0, "&s", &rule);
	g_variant_get_child(tuple, 1, "&s", &name);
	g_variant_get_child(tuple, 14, "b", &two);
	f = finding_new(g_intern_string(rule), g_intern_string(name),
	                (enum severity)MIN(severity, SEVERITY_ERROR));
	f->confidence = (enum confidence)MIN(take_number(tuple, 3), CONFIDENCE_HIGH);
	f->message = take_text(tuple, 4);
	f->file = take_text(tuple, 5);
	f->function = take_text(tuple, 6);
	f->context = take_text(tuple, 7);
	f->root = take_text(tuple, 8);
	f->framework = take_text(tuple, 9);
	f->line = take_number(tuple, 10);
	f->column = take_number(tuple, 11);
	f->more_roots = take_number(tuple, 12);
	take_steps(tuple, 13, f->trace);
	if (two) {
		f->trace2 = finding_new_trace();
		take_steps(tuple, 15, f->trace2);
	}
	f->why = take_text(tuple, 16);
	f->model = take_text(tuple, 17);
	f->suggestion = take_text(tuple, 18);
	take_assumptions(tuple, 19, f->assumptions);
	f->fingerprint = take_text(tuple, 20);
	return f;
}

struct sink *frozen_thaw(GVariant *frozen)
{
	struct sink *sink = sink_new();

	for (gsize i = 0; i < g_variant_n_children(frozen); i++) {
		g_autoptr(GVariant) tuple = g_variant_get_child_value(frozen, i);
		struct finding *finding = thaw(tuple);

		if (!finding->fingerprint || !finding->message) {
			finding_free(finding);
			sink_free(sink);
			return NULL;
		}
		sink_add(sink, finding);
	}
	sink_close(sink);
	return sink;
}
