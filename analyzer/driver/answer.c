/* SPDX-License-Identifier: MIT
 *
 * answer.c - the key, and the form an answer is kept in.
 *
 * The key has the facts' own sums, not the names of files: what is found follows from facts alone.
 * Source text that an output shows is read when it is shown.
 */
#include "driver/answer.h"

#include <string.h>

#include "diag/frozen.h"

#define ANSWER_TYPE "(tttayay" FROZEN_TYPE ")"

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_rules(GChecksum *sum, GHashTable *rules)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new();
	GHashTableIter iter;
	gpointer id;

	g_hash_table_iter_init(&iter, rules);
	while (g_hash_table_iter_next(&iter, &id, NULL))
		g_ptr_array_add(ids, id);
	g_ptr_array_sort(ids, by_text);
	digest_add(sum, &ids->len, sizeof(ids->len));
	for (guint i = 0; i < ids->len; i++)
		digest_add_text(sum, ids->pdata[i]);
}

static void add_packs(GChecksum *sum, const struct model_set *models)
{
	size_t count = model_set_count(models);

	digest_add(sum, &count, sizeof(count));
	for (size_t i = 0; i < count; i++)
		digest_add_text(sum, pack_digest(model_set_pack(models, i)));
}

struct digest answer_key(const struct recall *recall, const struct question *q)
{
	GChecksum *sum = digest_begin();

	digest_add_text(sum, recall_version(recall));
	digest_add_text(sum, q->base);
	add_rules(sum, q->rules);
	add_packs(sum, q->models);
	digest_add(sum, &q->lost->len, sizeof(q->lost->len));
	for (guint i = 0; i < q->lost->len; i++)
		digest_add_text(sum, q->lost->pdata[i]);
	gathered_key(q->units, sum);
	return digest_end(sum);
}

bool answer_find(struct recall *recall, const struct digest *key, struct answer *answer)
{
	g_autoptr(GBytes) bytes = recall_answer(recall, key);
	g_autoptr(GVariant) kept = NULL, stats = NULL, given_up = NULL, findings = NULL;
	guint64 functions, loop_functions, unresolved;

	if (!bytes)
		return false;
	kept = g_variant_ref_sink(
		g_variant_new_from_bytes(G_VARIANT_TYPE(ANSWER_TYPE), bytes, FALSE));
	if (!g_variant_is_normal_form(kept))
		return false;
	g_variant_get_child(kept, 0, "t", &functions);
	g_variant_get_child(kept, 1, "t", &loop_functions);
	g_variant_get_child(kept, 2, "t", &unresolved);
	stats = g_variant_get_child_value(kept, 3);
	given_up = g_variant_get_child_value(kept, 4);
	findings = g_variant_get_child_value(kept, 5);
	*answer = (struct answer){ .sink = frozen_thaw(findings),
		                   .functions = functions,
		                   .loop_functions = loop_functions,
		                   .calls_unresolved = unresolved };
	if (!answer->sink)
		return false;
	answer->stats = g_variant_dup_bytestring(stats, NULL);
	answer->given_up = g_variant_dup_bytestring(given_up, NULL);
	return true;
}

void answer_keep(struct recall *recall, const struct digest *key, const struct answer *answer)
{
	GVariant *parts[] = { g_variant_new_uint64(answer->functions),
		              g_variant_new_uint64(answer->loop_functions),
		              g_variant_new_uint64(answer->calls_unresolved),
		              g_variant_new_bytestring(answer->stats),
		              g_variant_new_bytestring(answer->given_up),
		              frozen_new(answer->sink) };
	g_autoptr(GVariant) kept = g_variant_ref_sink(
		g_variant_new_tuple(parts, G_N_ELEMENTS(parts)));

	recall_keep_answer(recall, key, g_variant_get_data(kept), g_variant_get_size(kept));
}

void answer_release(struct answer *answer)
{
	sink_free(answer->sink);
	g_free(answer->stats);
	g_free(answer->given_up);
}
