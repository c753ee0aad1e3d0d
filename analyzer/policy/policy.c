/* SPDX-License-Identifier: MIT
 *
 * policy.c - one finding after the other, then what there is to say about policy itself.
 *
 * A suppression is in use, and an entry of the baseline matched, when there is a finding for it,
 * shown or not for another reason; so both are asked about every finding, and judged at the end.
 * What they have to say is looked at like any other finding, but cannot be suppressed beside the
 * code.
 */
#include "policy/policy.h"

#include "policy/paths.h"
#include "policy/suppress.h"

/* What RUN's configuration says of FINDING's rule where it is found: gives it its severity, or its
 * excuse if OVERRIDE switches it off. */
static void take_level(const struct policy_run *run, struct finding *finding,
                       const struct override *override)
{
	enum rule_level level = override ? override->level
	                                 : config_level(run->config, finding->rule);

	if (level >= LEVEL_NOTE)
		finding->severity = SEVERITY_NOTE + (enum severity)(level - LEVEL_NOTE);
	if (override && level == LEVEL_OFF)
		finding_set_excuse(finding, override->reason,
		                   path_shown(run->base, config_path(run->config)), override->line,
		                   false);
}

/* The state of FINDING, as far as the configuration decides it; false when the rule is not on in
 * that place at all. */
static bool configure(const struct policy_run *run, struct finding *finding)
{
	const struct policy_rule *rule = policy_rule_find(&run->rules, finding->rule);
	g_autofree char *full = NULL;
	const struct override *override = NULL;

	if (!run->config)
		return true;
	if (finding->file)
		full = path_full(run->base, finding->file);
	if (full)
		override = config_override(run->config, finding->rule, full);
	if (!override && rule && !rule->everywhere)
		return false;
	take_level(run, finding, override);
	if (full && config_excludes(run->config, full))
		finding->state = FINDING_EXCLUDED;
	return true;
}

/* The state of FINDING. */
static void decide(const struct policy *policy, const struct policy_run *run,
                   struct finding *finding)
{
	if (policy->baseline)
		finding->age = baseline_has(policy->baseline, finding) ? FINDING_KNOWN
		                                                       : FINDING_NEW;
	if (finding->state == FINDING_EXCLUDED)
		return;
	finding->state = FINDING_SHOWN;
	if (finding->excuse)
		finding->state = FINDING_SUPPRESSED;
	else if (finding->severity == SEVERITY_NOTE && !run->strict)
		finding->state = FINDING_MINOR;
	else if (finding->age == FINDING_KNOWN)
		finding->state = FINDING_BASELINE;
	else if (policy->diff && !diff_touches(policy->diff, policy->root, run->base, finding))
		finding->state = FINDING_DIFF;
}

/* Gives SINK FINDING, which SUPPRESSIONS, if there are any, may be about. */
static void add(const struct policy *policy, const struct policy_run *run,
                struct suppressions *suppressions, struct sink *sink, struct finding *finding)
{
	bool on = configure(run, finding);

	if (suppressions)
		suppressions_apply(suppressions, finding);
	if (!on) {
		finding_free(finding);
		return;
	}
	decide(policy, run, finding);
	sink_add(sink, finding);
}

static void add_all(const struct policy *policy, const struct policy_run *run,
                    struct suppressions *suppressions, struct sink *sink, GPtrArray *findings)
{
	for (guint i = 0; i < findings->len; i++)
		add(policy, run, suppressions, sink, findings->pdata[i]);
	g_ptr_array_unref(findings);
}

void policy_apply(const struct policy *policy, const struct policy_run *run, struct sink *sink)
{
	struct suppressions *suppressions = suppressions_new(run);

	add_all(policy, run, suppressions, sink, sink_reopen(sink));
	add_all(policy, run, NULL, sink, suppressions_judge(suppressions));
	if (policy->baseline)
		add_all(policy, run, NULL, sink, baseline_judge(policy->baseline, run));
	suppressions_free(suppressions);
	sink_close(sink);
}

void policy_release(struct policy *policy)
{
	baseline_free(policy->baseline);
	diff_free(policy->diff);
	g_free(policy->root);
	*policy = (struct policy){ 0 };
}
