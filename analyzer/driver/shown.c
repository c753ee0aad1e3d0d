/* SPDX-License-Identifier: MIT
 *
 * shown.c - what policy needs of a run, and a count for each state.
 *
 * What is hidden is never forgotten: the last line of the output has a number for every reason, and
 * what is shown decides the exit status alone.
 */
#include "driver/shown.h"

#include "policy/paths.h"
#include "support/file.h"

static void count(const struct sink *sink, struct run_summary *summary)
{
	size_t states[FINDING_STATE_COUNT] = { 0 };

	for (size_t i = 0; i < sink_count_all(sink); i++)
		states[sink_get_all(sink, i)->state]++;
	for (size_t i = 0; i < sink_count(sink); i++)
		summary->findings[sink_get(sink, i)->severity]++;
	summary->excluded = states[FINDING_EXCLUDED];
	summary->suppressed = states[FINDING_SUPPRESSED];
	summary->hidden_notes = states[FINDING_MINOR];
	summary->in_baseline = states[FINDING_BASELINE];
	summary->outside_diff = states[FINDING_DIFF];
}

static bool read_baseline(const struct options *options, struct policy *policy, GError **error)
{
	const char *path = options->baseline;

	if (options->write_baseline)
		return file_check_writable(options->write_baseline, error);
	if (!path && options->config)
		path = config_baseline(options->config);
	if (path)
		policy->baseline = baseline_read(path, error);
	return !path || policy->baseline;
}

bool shown_read(const struct options *options, const char *base, struct policy *policy,
                GError **error)
{
	*policy = (struct policy){ 0 };
	if (!read_baseline(options, policy, error))
		return false;
	if (options->diff) {
		policy->diff = diff_read(options->diff, error);
		policy->root = path_repository(base);
	}
	return !options->diff || policy->diff;
}

void shown_decide(const struct options *options, const struct policy *policy,
                  const struct gathered *units, const char *base, bool complete, struct sink *sink,
                  struct run_summary *summary)
{
	const struct policy_run run = { .units = units->facts,
		                        .unit_count = units->count,
		                        .base = base,
		                        .rules = options->known,
		                        .config = options->config,
		                        .complete = complete && !policy->diff,
		                        .strict = options->strict };

	policy_apply(policy, &run, sink);
	count(sink, summary);
}
