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

#include "policy/suppress.h"

/* The state of FINDING; SUPPRESSED beside the code or not. */
static void decide(const struct policy *policy, const struct policy_run *run,
                   struct finding *finding, bool suppressed)
{
	if (policy->baseline)
		finding->age = baseline_has(policy->baseline, finding) ? FINDING_KNOWN
		                                                       : FINDING_NEW;
	finding->state = FINDING_SHOWN;
	if (suppressed)
		finding->state = FINDING_SUPPRESSED;
	else if (finding->severity == SEVERITY_NOTE && !run->strict)
		finding->state = FINDING_MINOR;
	else if (finding->age == FINDING_KNOWN)
		finding->state = FINDING_BASELINE;
}

/* Policy's own FINDINGS. */
static void add_own(const struct policy *policy, const struct policy_run *run, struct sink *sink,
                    GPtrArray *findings)
{
	for (guint i = 0; i < findings->len; i++) {
		decide(policy, run, findings->pdata[i], false);
		sink_add(sink, findings->pdata[i]);
	}
	g_ptr_array_unref(findings);
}

void policy_apply(const struct policy *policy, const struct policy_run *run, struct sink *sink)
{
	struct suppressions *suppressions = suppressions_new(run);
	g_autoptr(GPtrArray) findings = sink_reopen(sink);

	for (guint i = 0; i < findings->len; i++) {
		struct finding *finding = findings->pdata[i];

		decide(policy, run, finding, suppressions_apply(suppressions, finding));
		sink_add(sink, finding);
	}
	add_own(policy, run, sink, suppressions_judge(suppressions));
	if (policy->baseline)
		add_own(policy, run, sink, baseline_judge(policy->baseline, run));
	suppressions_free(suppressions);
	sink_close(sink);
}

void policy_release(struct policy *policy)
{
	baseline_free(policy->baseline);
	*policy = (struct policy){ 0 };
}
