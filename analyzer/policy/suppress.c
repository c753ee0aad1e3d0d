/* SPDX-License-Identifier: MIT
 *
 * suppress.c - one row per spot and rule that it names.
 *
 * Several suppressions may be about one finding, in a line and around its function; all of them are
 * in use then, and the first that was met gives the reason. What is wrong with a suppression is
 * found when it is read and said at the end.
 */
#include "policy/suppress.h"

#include "policy/orders.h"
#include "policy/spots.h"

struct suppression {
	const struct spot *spot;
	const struct policy_rule *rule;
	const char *reason;
	bool used;
};

/* Something is wrong with the suppression at SPOT. */
struct fault {
	const struct spot *spot;
	char *message;
	char *what; /* goes into the fingerprint */
};

struct suppressions {
	const struct policy_run *run;
	struct spots *spots;
	GPtrArray *orders;   /* GPtrArray of struct order_text *: they own the reasons */
	GHashTable *by_spot; /* struct spot * -> GPtrArray of struct suppression * */
	GPtrArray *all;      /* struct suppression * */
	GArray *faults;      /* struct fault */
};

static void fault_clear(gpointer data)
{
	struct fault *fault = data;

	g_free(fault->message);
	g_free(fault->what);
}

static void add_fault(struct suppressions *s, const struct spot *spot, const char *what,
                      char *message)
{
	struct fault fault = { spot, message, g_strdup(what) };

	g_array_append_val(s->faults, fault);
}

static void add_rule(struct suppressions *s, const struct spot *spot, const char *name,
                     const char *reason)
{
	const struct policy_rule *rule = policy_rule_find(&s->run->rules, name);
	GPtrArray *there = g_hash_table_lookup(s->by_spot, spot);
	struct suppression *row;

	if (!rule) {
		add_fault(s, spot, name,
		          g_strdup_printf("suppression of \"%s\": there is no such rule", name));
		return;
	}
	if (!there) {
		there = g_ptr_array_new();
		g_hash_table_insert(s->by_spot, (gpointer)spot, there);
	}
	row = g_new(struct suppression, 1);
	*row = (struct suppression){ .spot = spot, .rule = rule, .reason = reason };
	g_ptr_array_add(there, row);
	g_ptr_array_add(s->all, row);
}

static void take_order(struct suppressions *s, const struct spot *spot,
                       const struct order_text *order)
{
	if (order->unknown) {
		add_fault(s, spot, order->unknown,
		          g_strdup_printf("suppression that says \"%s\" where \"ignore\" belongs",
		                          order->unknown));
	} else if (!order->rules->len) {
		add_fault(s, spot, "", g_strdup("suppression that names no rule"));
	} else if (!order->reason) {
		add_fault(s, spot, order->rules->pdata[0],
		          g_strdup_printf("suppression of %s without a reason: it does not count",
		                          (const char *)order->rules->pdata[0]));
	} else {
		for (guint i = 0; i < order->rules->len; i++)
			add_rule(s, spot, order->rules->pdata[i], order->reason);
	}
}

struct suppressions *suppressions_new(const struct policy_run *run)
{
	struct suppressions *s = g_new0(struct suppressions, 1);

	s->run = run;
	s->spots = spots_new(run);
	s->orders = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	s->by_spot = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	s->all = g_ptr_array_new_with_free_func(g_free);
	s->faults = g_array_new(FALSE, FALSE, sizeof(struct fault));
	g_array_set_clear_func(s->faults, fault_clear);
	for (guint i = 0; i < s->spots->all->len; i++) {
		const struct spot *spot = s->spots->all->pdata[i];
		GPtrArray *orders = spot->annotation ? orders_in_annotation(spot->text)
		                                     : orders_in_comment(spot->text);

		g_ptr_array_add(s->orders, orders);
		for (guint k = 0; k < orders->len; k++)
			take_order(s, spot, orders->pdata[k]);
	}
	return s;
}

void suppressions_free(struct suppressions *s)
{
	if (!s)
		return;
	g_array_unref(s->faults);
	g_ptr_array_unref(s->all);
	g_hash_table_destroy(s->by_spot);
	g_ptr_array_unref(s->orders);
	spots_free(s->spots);
	g_free(s);
}

bool suppressions_apply(struct suppressions *s, struct finding *finding)
{
	const GPtrArray *spots = spots_in(s->spots, finding->file);
	bool found = false;

	for (guint i = 0; spots && i < spots->len; i++) {
		const struct spot *spot = spots->pdata[i];
		GPtrArray *rows = finding->line >= spot->from && finding->line <= spot->to
		                          ? g_hash_table_lookup(s->by_spot, spot)
		                          : NULL;

		for (guint k = 0; rows && k < rows->len; k++) {
			struct suppression *row = rows->pdata[k];

			if (g_strcmp0(row->rule->id, finding->rule) != 0)
				continue;
			row->used = true;
			if (!found)
				finding_set_excuse(finding, row->reason, spot->file, spot->line,
				                   true);
			found = true;
		}
	}
	return found;
}

static void judge(const struct suppressions *s, const struct spot *spot, const char *what,
                  char *message, const char *advice, GHashTable *seen, GPtrArray *findings)
{
	struct finding *finding = policy_finding(s->run, RULE_SUPPRESSION, spot->file, spot->line,
	                                         spot->function, what, seen, message);

	if (!finding)
		return;
	finding->suggestion = g_strdup(advice);
	g_ptr_array_add(findings, finding);
}

GPtrArray *suppressions_judge(const struct suppressions *s)
{
	GPtrArray *findings = g_ptr_array_new();
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < s->faults->len; i++) {
		const struct fault *fault = &g_array_index(s->faults, struct fault, i);

		judge(s, fault->spot, fault->what, g_strdup(fault->message),
		      fault->spot->annotation ? "Write asynclint::ignore:RULE:why it may stay"
		                              : "Write asynclint: ignore RULE why it may stay",
		      seen, findings);
	}
	for (guint i = 0; s->run->complete && i < s->all->len; i++) {
		const struct suppression *row = s->all->pdata[i];

		if (!row->used && row->spot->judged &&
		    policy_rule_is_on(s->run, row->rule, row->spot->file))
			judge(s, row->spot, row->rule->id,
			      g_strdup_printf("suppression of %s %s that suppresses nothing",
			                      row->rule->id, row->rule->name),
			      "Remove it", seen, findings);
	}
	return findings;
}
