/* SPDX-License-Identifier: MIT
 *
 * view.c - the table of output formats. To add one: a row in views.def and its file.
 *
 * Nothing includes a view; the rows are expanded three times, into declarations, the table and the
 * list of names for messages.
 */
#include "reader/view/view.h"

#include <string.h>

static const struct view *const views[] = {
#define VIEW(name) &view_##name,
#include "reader/view/views.def"
#undef VIEW
};

const struct view *view_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
		if (strcmp(views[i]->name, name) == 0)
			return views[i];
	}
	return NULL;
}

const char *view_names(void)
{
	static const char names[] =
#define VIEW(name) ", " #name
#include "reader/view/views.def"
#undef VIEW
		;

	return names + 2;
}
