/* SPDX-License-Identifier: MIT
 *
 * units.c - which compilation unit an address belongs to.
 *
 * The problem
 *   libdwfl finds a unit through .debug_aranges only. Programs built by clang have none, and the
 *   lines of a whole program would be missing although they are there.
 *
 * The idea
 *   Ask libdwfl first. Where it does not know, walk over all units once, keep the address ranges
 *   each of them states, sorted, and search in those from then on.
 */
#include "reader/symbols/units.h"

#include <glib.h>

struct range {
	Dwarf_Addr low, high; /* first and last-plus-one, in the module's addresses */
	Dwarf_Die *unit;
	Dwarf_Addr bias;
};

struct units {
	Dwfl_Module *mod;
	GArray *ranges; /* of struct range, by low; NULL until needed */
};

struct units *units_new(Dwfl_Module *mod)
{
	struct units *units = g_new0(struct units, 1);

	units->mod = mod;
	return units;
}

void units_free(struct units *units)
{
	if (!units)
		return;
	if (units->ranges)
		g_array_unref(units->ranges);
	g_free(units);
}

static int by_low(gconstpointer a, gconstpointer b)
{
	const struct range *one = a, *two = b;

	return one->low < two->low ? -1 : one->low > two->low;
}

static void index_units(struct units *units)
{
	Dwarf_Die *unit = NULL;
	Dwarf_Addr bias;

	units->ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
	while ((unit = dwfl_module_nextcu(units->mod, unit, &bias))) {
		Dwarf_Addr base, low, high;
		ptrdiff_t at = 0;
		while ((at = dwarf_ranges(unit, at, &base, &low, &high)) > 0) {
			struct range range = { low + bias, high + bias, unit, bias };
			if (low < high)
				g_array_append_val(units->ranges, range);
		}
	}
	g_array_sort(units->ranges, by_low);
}

static const struct range *search(const GArray *ranges, Dwarf_Addr address)
{
	guint first = 0, end = ranges->len;

	while (first < end) {
		guint middle = first + (end - first) / 2;
		const struct range *range = &g_array_index(ranges, struct range, middle);
		if (address < range->low)
			end = middle;
		else if (address >= range->high)
			first = middle + 1;
		else
			return range;
	}
	return NULL;
}

Dwarf_Die *units_find(struct units *units, Dwarf_Addr address, Dwarf_Addr *bias)
{
	Dwarf_Die *unit = dwfl_module_addrdie(units->mod, address, bias);

	if (unit)
		return unit;
	if (!units->ranges)
		index_units(units);
	const struct range *range = search(units->ranges, address);
	if (!range)
		return NULL;
	*bias = range->bias;
	return range->unit;
}
