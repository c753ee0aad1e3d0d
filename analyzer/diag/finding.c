/* SPDX-License-Identifier: MIT
 *
 * finding.c - the life of a finding, and the name it keeps when the code around it moves.
 *
 * The fingerprint is what baselines and code hosts recognise a finding by. It is a hash of names
 * only: the rule, the root, the functions on the way, the call that is blamed, and an ordinal for
 * the second and third equal call of one function. Edits above, below or in another file leave it
 * alone, and so do new names of locals; renaming a function on the path is a new finding, because
 * the path is a new one.
 *
 * Equal findings of one function are numbered in the order of the program and not told apart
 * further: of two, mending either leaves the first number, which a baseline knows, and the second
 * becomes stale. What cannot happen is that a third one is taken for known.
 *
 * Every part is hashed with its length in front, so ("ab", "c") and ("a", "bc") differ, and a part
 * that does not apply (NULL) differs from an empty one.
 */
#include "diag/finding.h"

#include <string.h>

enum {
	FINGERPRINT_DIGITS = 32
};

static void step_free(void *data)
{
	struct trace_step *step = data;

	g_free(step->file);
	g_free(step->function);
	g_free(step->message);
	g_free(step);
}

struct finding *finding_new(const char *rule, const char *name, enum severity severity)
{
	struct finding *finding = g_new0(struct finding, 1);

	finding->rule = rule;
	finding->name = name;
	finding->severity = severity;
	finding->trace = g_ptr_array_new_with_free_func(step_free);
	finding->assumptions = g_ptr_array_new_with_free_func(g_free);
	return finding;
}

static void excuse_free(struct excuse *excuse)
{
	if (!excuse)
		return;
	g_free(excuse->reason);
	g_free(excuse->file);
	g_free(excuse);
}

void finding_free(struct finding *finding)
{
	if (!finding)
		return;
	g_free(finding->message);
	g_free(finding->file);
	g_free(finding->function);
	g_free(finding->context);
	g_free(finding->root);
	g_free(finding->framework);
	g_ptr_array_unref(finding->trace);
	g_clear_pointer(&finding->trace2, g_ptr_array_unref);
	g_free(finding->why);
	g_free(finding->model);
	g_free(finding->suggestion);
	g_ptr_array_unref(finding->assumptions);
	g_free(finding->fingerprint);
	excuse_free(finding->excuse);
	g_free(finding);
}

void finding_set_excuse(struct finding *finding, const char *reason, const char *file,
                        unsigned line, bool in_source)
{
	excuse_free(finding->excuse);
	finding->excuse = g_new(struct excuse, 1);
	*finding->excuse = (struct excuse){ .reason = g_strdup(reason),
		                            .file = g_strdup(file),
		                            .line = line,
		                            .in_source = in_source };
}

GPtrArray *finding_new_trace(void)
{
	return g_ptr_array_new_with_free_func(step_free);
}

void finding_add_step(GPtrArray *trace, const char *file, unsigned line, unsigned column,
                      const char *function, const char *message)
{
	struct trace_step *step = g_new0(struct trace_step, 1);

	step->file = g_strdup(file);
	step->line = line;
	step->column = column;
	step->function = g_strdup(function);
	step->message = g_strdup(message);
	g_ptr_array_add(trace, step);
}

static void hash_part(GChecksum *sum, const char *part)
{
	g_autofree char *head = part ? g_strdup_printf("%zu:", strlen(part)) : g_strdup("-:");

	g_checksum_update(sum, (const guchar *)head, -1);
	if (part)
		g_checksum_update(sum, (const guchar *)part, -1);
}

static void hash_trace(GChecksum *sum, const GPtrArray *trace)
{
	g_autofree char *count = g_strdup_printf("%u", trace ? trace->len : 0);

	hash_part(sum, count);
	for (guint i = 0; trace && i < trace->len; i++) {
		const struct trace_step *step = g_ptr_array_index(trace, i);
		hash_part(sum, step->function);
	}
}

static void set_fingerprint(struct finding *finding, GChecksum *sum)
{
	g_free(finding->fingerprint);
	finding->fingerprint = g_strndup(g_checksum_get_string(sum), FINGERPRINT_DIGITS);
	g_checksum_free(sum);
}

void finding_seal(struct finding *finding, const char *sink, unsigned ordinal)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *number = g_strdup_printf("%u", ordinal);

	hash_part(sum, finding->rule);
	hash_part(sum, finding->root);
	hash_part(sum, finding->function);
	hash_trace(sum, finding->trace);
	hash_trace(sum, finding->trace2);
	hash_part(sum, sink);
	hash_part(sum, number);
	set_fingerprint(finding, sum);
}

void finding_reseal(struct finding *finding, const char *salt)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

	hash_part(sum, finding->fingerprint);
	hash_part(sum, salt);
	set_fingerprint(finding, sum);
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_NOTE] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};

	return names[severity];
}

const char *confidence_name(enum confidence confidence)
{
	static const char *const names[] = {
		[CONFIDENCE_LOW] = "low",
		[CONFIDENCE_MEDIUM] = "medium",
		[CONFIDENCE_HIGH] = "high",
	};

	return names[confidence];
}
