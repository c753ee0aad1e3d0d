/* SPDX-License-Identifier: MIT
 *
 * units.c - one row per command, with its arguments read once.
 *
 * Arguments are read here and not where a unit is parsed, because a unit that is not parsed has
 * flags that nobody knows, too.
 */
#include "driver/units.h"

#include "frontend/flags.h"

struct units *units_new(const struct compile_db *db)
{
	struct units *units = g_new0(struct units, 1);

	units->count = db->commands->len;
	units->all = g_new0(struct unit, units->count + 1);
	units->unknown_flags = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < units->count; i++) {
		struct unit *unit = &units->all[i];

		unit->command = db->commands->pdata[i];
		unit->args = flags_for_clang(unit->command, units->unknown_flags);
	}
	return units;
}

void units_free(struct units *units)
{
	if (!units)
		return;
	for (guint i = 0; i < units->count; i++) {
		g_ptr_array_unref(units->all[i].args);
		facts_file_close(units->all[i].facts);
		g_free(units->all[i].problem);
	}
	g_hash_table_destroy(units->unknown_flags);
	g_free(units->all);
	g_free(units);
}
