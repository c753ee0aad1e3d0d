/* SPDX-License-Identifier: MIT
 *
 * blocking_while_locked.c - ASY204: a call that may wait long, while a lock is held.
 *
 * Whoever wants the lock waits as long. That is a matter of design rather than a mistake, so the
 * rule has to be asked for; where the loop is among those who wait, ASY203 says so by itself. A
 * wait on a condition gives its own lock back and is fine.
 */
#include "checks/under_lock.h"

struct report {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen;
};

static void found(const struct under_lock *under, void *data)
{
	struct report *r = data;
	struct finding *finding = finding_new(r->check->id, r->check->name, SEVERITY_WARNING);
	g_autofree char *culprit = under_lock_culprit(r->input, under);
	g_autofree char *lock = under_lock_name(r->input, under->use);
	g_autofree char *takes = g_strdup_printf("takes %s", lock);
	const char *phrase = block_class_phrase(under->chain->class);

	finding->message = g_strdup_printf("%s %s while %s is held", culprit, phrase, lock);
	under_lock_fill(finding, r->input, under, takes, phrase);
	finding->suggestion = g_strdup("Take what is needed under the lock, give it back, and wait "
	                               "after that");
	under_lock_report(finding, r->input, under, r->seen, r->sink);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct report report = { check, input, sink, seen };
	const struct under_lock_query query = { .kinds = LOCK_BIT(THREAD) | LOCK_BIT(SPIN),
		                                .effect = EFFECT_BLOCKS,
		                                .classes = 1u << BLOCK_B0 | 1u << BLOCK_B1,
		                                .innermost = true,
		                                .found = found,
		                                .data = &report };

	under_lock_each(input, &query);
}

const struct check check_blocking_while_locked = {
	.id = "ASY204",
	.name = "blocking-while-locked",
	.summary = "a call that may wait long, while a lock is held",
	.on_by_default = false,
	.level = SEVERITY_WARNING,
	.run = run,
};
