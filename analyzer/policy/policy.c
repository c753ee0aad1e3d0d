/* SPDX-License-Identifier: MIT
 *
 * policy.c - one finding after the other, then what there is to say about policy itself.
 *
 * A suppression is in use when there is a finding for it, shown or not for another reason; so all of
 * them are asked about every finding, and judged at the end.
 */
#include "policy/policy.h"

#include "policy/suppress.h"

static void decide(const struct policy_run *run, struct finding *finding, bool suppressed)
{
	finding->state = FINDING_SHOWN;
	if (suppressed)
		finding->state = FINDING_SUPPRESSED;
	else if (finding->severity == SEVERITY_NOTE && !run->strict)
		finding->state = FINDING_MINOR;
}

void policy_apply(const struct policy_run *run, struct sink *sink)
{
	struct suppressions *suppressions = suppressions_new(run);
	g_autoptr(GPtrArray) findings = sink_reopen(sink), own = NULL;

	for (guint i = 0; i < findings->len; i++) {
		struct finding *finding = findings->pdata[i];

		decide(run, finding, suppressions_apply(suppressions, finding));
		sink_add(sink, finding);
	}
	own = suppressions_judge(suppressions);
	for (guint i = 0; i < own->len; i++) {
		decide(run, own->pdata[i], false);
		sink_add(sink, own->pdata[i]);
	}
	suppressions_free(suppressions);
	sink_close(sink);
}
