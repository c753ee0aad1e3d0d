/* SPDX-License-Identifier: MIT
 *
 * format.c - the table of output formats.
 *
 * Everything that differs between formats is in their own files; this one only finds them. A new
 * format is a file and a row in formats.def, and appears in --format and --help by itself.
 */
#include "output/format.h"

#include <string.h>
#include "output/formats.h"

static const struct format *const formats[] = {
#define FORMAT(object) &object,
#include "output/formats.def"
#undef FORMAT
};

const struct format *format_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

const struct format *const *format_all(size_t *count)
{
	*count = G_N_ELEMENTS(formats);
	return formats;
}
