/* SPDX-License-Identifier: MIT
 *
 * inlined.c - the functions that a compiler merged into the one that owns an address.
 *
 * The problem
 *   The line table answers with the innermost source line. Printed next to the name of the machine
 *   function that is a lie: "main at list.h:12".
 *
 * The idea
 *   The scopes of the address, innermost first, are walked outwards. An inlined call knows where it
 *   was made (DW_AT_call_file, DW_AT_call_line); that place belongs to the function around it.
 *
 * What holds
 *   At most as many levels as struct symbol_chain has room for; the innermost are given up first,
 *   because the machine function is the one that other frames and the hook table talk about.
 */
#include "reader/symbols/inlined.h"

#include <dwarf.h>
#include <stdlib.h>

#define LEVELS G_N_ELEMENTS(((struct symbol_chain *)NULL)->symbol)

/* Where the inlined call DIE was made. */
static void call_place(Dwarf_Die *die, struct symbol *symbol)
{
	Dwarf_Attribute attr;
	Dwarf_Word number;
	Dwarf_Die cu;
	Dwarf_Files *files;

	symbol->file = NULL;
	symbol->line = 0;
	if (!dwarf_attr(die, DW_AT_call_file, &attr) || dwarf_formudata(&attr, &number) != 0 ||
	    !dwarf_diecu(die, &cu, NULL, NULL) || dwarf_getsrcfiles(&cu, &files, NULL) != 0)
		return;
	symbol->file = dwarf_filesrc(files, number, NULL, NULL);
	if (dwarf_attr(die, DW_AT_call_line, &attr) && dwarf_formudata(&attr, &number) == 0)
		symbol->line = (unsigned)number;
}

/* Collects the functions around ADDRESS into FOUND (innermost first, capacity MAX), the last of
 * them the machine function. Returns how many; 0 when there is no machine function. */
static unsigned collect(Dwarf_Die *scopes, int count, const struct symbol *innermost,
                        struct symbol *found, unsigned max)
{
	struct symbol place = *innermost;
	unsigned n = 0;

	for (int i = 0; i < count; i++) {
		int tag = dwarf_tag(&scopes[i]);
		if (tag != DW_TAG_inlined_subroutine && tag != DW_TAG_subprogram)
			continue;
		if (n == max) {
			for (unsigned k = 1; k < max; k++)
				found[k - 1] = found[k];
			n--;
		}
		found[n] = place;
		found[n].function = dwarf_diename(&scopes[i]);
		n++;
		if (tag == DW_TAG_subprogram)
			return n;
		call_place(&scopes[i], &place);
	}
	return 0;
}

/* The scopes of ADDRESS, innermost first, out to the unit; the caller frees. Returns how many. */
static int scopes_of(Dwarf_Die *cu, Dwarf_Addr address, Dwarf_Die **scopes)
{
	Dwarf_Die *innermost = NULL;
	int count = dwarf_getscopes(cu, address, &innermost);

	*scopes = NULL;
	/* For an inlined call that list goes on with the scopes of the function's source, not with
	 * the function that the code was merged into. The parents of the innermost entry do. */
	if (count > 0)
		count = dwarf_getscopes_die(&innermost[0], scopes);
	free(innermost);
	return count;
}

bool inlined_expand(Dwarf_Die *unit, Dwarf_Addr address, struct symbol_chain *chain)
{
	struct symbol found[LEVELS];
	struct symbol machine = chain->symbol[0];
	Dwarf_Die *scopes;
	int count = scopes_of(unit, address, &scopes);

	if (count <= 0)
		return false;
	unsigned n = collect(scopes, count, &machine, found, LEVELS);
	free(scopes);
	if (n == 0 || (!machine.function && !found[n - 1].function))
		return false;
	for (unsigned i = 0; i < n; i++)
		chain->symbol[i] = found[n - 1 - i];
	if (machine.function)
		chain->symbol[0].function = machine.function;
	chain->symbol[0].function_start = machine.function_start;
	chain->count = n;
	return true;
}
