/* SPDX-License-Identifier: MIT
 *
 * schedule.c - prefixes and units as two lists with states.
 *
 * A unit whose prefix is there goes first, then a prefix that can be made, then a unit that has
 * none. So a precompiled header is used soon and can be removed soon: it takes megabytes, and a
 * program may have hundreds. A worker stays with the prefix it has at hand, because what it has
 * read of it goes with it. Among units the largest file goes first, so that no worker is left with
 * a long one at the end.
 */
#include "driver/schedule.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "frontend/precompile.h"

enum state {
	TO_DO,
	AT_WORK,
	DONE,
	FAILED /* a prefix: never there; a unit: to be tried again without */
};

struct item {
	enum state state;
	guint users; /* of a prefix: units and prefixes that may still ask for it */
	gint64 size; /* of a unit */
	guint unit;
};

struct schedule {
	const struct units *units;
	const char *folder;
	struct prefix_plan *plan; /* over the units that are left to do */
	struct item *prefixes;
	struct item *items; /* those units, in the order of the plan */
	guint *order;       /* their numbers in items, the largest first */
	guint *number;      /* per unit of all: its number in items */
	guint count;
	guint first; /* in order: everything before it is done or at work */
};

static gint64 file_size(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_size : 0;
}

static gint by_size(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct item *items = data;
	guint x = *(const guint *)a, y = *(const guint *)b;

	if (items[x].size != items[y].size)
		return items[x].size > items[y].size ? -1 : 1;
	return x < y ? -1 : x > y;
}

/* Counts who uses each prefix. */
static void count_users(struct schedule *schedule)
{
	const struct prefix_plan *plan = schedule->plan;

	schedule->prefixes = g_new0(struct item, plan->prefixes->len + 1);
	for (guint i = 0; i < plan->prefixes->len; i++) {
		guint parent = g_array_index(plan->prefixes, struct prefix, i).parent;

		if (parent != PREFIX_NONE)
			schedule->prefixes[parent].users++;
	}
	for (guint i = 0; i < schedule->count; i++)
		if (plan->of_file[i] != PREFIX_NONE)
			schedule->prefixes[plan->of_file[i]].users++;
}

struct schedule *schedule_new(const struct units *units, bool with_prefixes, const char *folder)
{
	struct schedule *schedule = g_new0(struct schedule, 1);
	g_autoptr(GPtrArray) commands = g_ptr_array_new();
	g_autoptr(GPtrArray) args = g_ptr_array_new();

	schedule->units = units;
	schedule->folder = folder;
	schedule->items = g_new0(struct item, units->count + 1);
	schedule->order = g_new0(guint, units->count + 1);
	schedule->number = g_new0(guint, units->count + 1);
	for (guint i = 0; i < units->count; i++) {
		const struct unit *unit = &units->all[i];
		guint number = schedule->count;

		if (unit->facts)
			continue;
		schedule->count++;
		schedule->items[number].unit = i;
		schedule->items[number].size = file_size(unit->command->file);
		schedule->number[i] = schedule->order[number] = number;
		g_ptr_array_add(commands, (gpointer)unit->command);
		g_ptr_array_add(args, unit->args);
	}
	g_qsort_with_data(schedule->order, (gint)schedule->count, sizeof(guint), by_size,
	                  schedule->items);
	schedule->plan = prefix_plan_new((const struct compile_command *const *)commands->pdata,
	                                 (GPtrArray *const *)args->pdata, schedule->count,
	                                 with_prefixes ? PREFIX_FILES : PREFIX_NONE);
	count_users(schedule);
	return schedule;
}

void schedule_free(struct schedule *schedule)
{
	if (!schedule)
		return;
	prefix_plan_free(schedule->plan);
	g_free(schedule->prefixes);
	g_free(schedule->items);
	g_free(schedule->order);
	g_free(schedule->number);
	g_free(schedule);
}

const struct prefix_plan *schedule_plan(const struct schedule *schedule)
{
	return schedule->plan;
}

gsize schedule_prefix_bytes(const struct schedule *schedule, const struct task *task)
{
	return prefix_bytes(schedule->plan, schedule->number[task->index], task->prefix);
}

static guint parent_of(const struct schedule *schedule, guint prefix)
{
	return g_array_index(schedule->plan->prefixes, struct prefix, prefix).parent;
}

/* The longest prefix that unit NUMBER can have; false when that is not known yet. */
static bool find_prefix(const struct schedule *schedule, guint number, guint *prefix)
{
	*prefix = schedule->items[number].state == FAILED ? PREFIX_NONE
	                                                  : schedule->plan->of_file[number];
	while (*prefix != PREFIX_NONE && schedule->prefixes[*prefix].state == FAILED)
		*prefix = parent_of(schedule, *prefix);
	return *prefix == PREFIX_NONE || schedule->prefixes[*prefix].state == DONE;
}

/* What next_unit may take, instead of units that have the prefix of some number. */
#define WITH_A_PREFIX (PREFIX_NONE - 1)
#define ANY_UNIT      PREFIX_NONE

static bool is_wanted(guint prefix, guint wanted)
{
	return prefix == wanted || wanted == ANY_UNIT ||
	       (wanted == WITH_A_PREFIX && prefix != PREFIX_NONE);
}

/* The first unit that is ready and WANTED. */
static bool next_unit(struct schedule *schedule, guint wanted, struct task *task)
{
	for (guint i = schedule->first; i < schedule->count; i++) {
		guint number = schedule->order[i], prefix;
		struct item *item = &schedule->items[number];

		if (item->state == AT_WORK || item->state == DONE) {
			schedule->first += i == schedule->first;
			continue;
		}
		if (!find_prefix(schedule, number, &prefix) || !is_wanted(prefix, wanted))
			continue;
		item->state = AT_WORK;
		*task = (struct task){ TASK_UNIT, item->unit, prefix };
		return true;
	}
	return false;
}

static bool next_prefix(struct schedule *schedule, struct task *task)
{
	for (guint i = 0; i < schedule->plan->prefixes->len; i++) {
		guint parent = parent_of(schedule, i);

		if (schedule->prefixes[i].state != TO_DO ||
		    (parent != PREFIX_NONE && schedule->prefixes[parent].state != DONE))
			continue;
		schedule->prefixes[i].state = AT_WORK;
		*task = (struct task){ TASK_PREFIX, i, PREFIX_NONE };
		return true;
	}
	return false;
}

bool schedule_next(struct schedule *schedule, guint at_hand, struct task *task)
{
	return (at_hand != PREFIX_NONE && next_unit(schedule, at_hand, task)) ||
	       next_unit(schedule, WITH_A_PREFIX, task) || next_prefix(schedule, task) ||
	       next_unit(schedule, ANY_UNIT, task);
}

/* One user less for PREFIX; without any it is removed. */
static void release(struct schedule *schedule, guint prefix)
{
	while (prefix != PREFIX_NONE && !--schedule->prefixes[prefix].users) {
		precompiled_remove(schedule->folder, prefix);
		prefix = parent_of(schedule, prefix);
	}
}

/* What builds on a prefix that failed fails, too. Children stand behind their parents. */
static void fail_children(struct schedule *schedule, guint failed)
{
	for (guint i = failed + 1; i < schedule->plan->prefixes->len; i++) {
		guint parent = parent_of(schedule, i);

		if (parent != PREFIX_NONE && schedule->prefixes[parent].state == FAILED)
			schedule->prefixes[i].state = FAILED;
	}
}

bool schedule_done(struct schedule *schedule, const struct task *task, bool ok)
{
	guint number;

	if (task->kind == TASK_PREFIX) {
		schedule->prefixes[task->index].state = ok ? DONE : FAILED;
		if (!ok)
			fail_children(schedule, task->index);
		return true;
	}
	number = schedule->number[task->index];
	if (!ok && task->prefix != PREFIX_NONE) {
		schedule->items[number].state = FAILED;
		schedule->first = 0;
		return false;
	}
	schedule->items[number].state = DONE;
	release(schedule, schedule->plan->of_file[number]);
	return true;
}
