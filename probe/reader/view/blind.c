/* SPDX-License-Identifier: MIT
 *
 * blind.c - what a blind spot means for the reader of a report.
 *
 * To explain another one, add a row to blind.def; a test compares the rows with the probe's own
 * list.
 */
#include "reader/view/blind.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *name, *sentence;
} rows[] = {
#define BLIND(name, sentence) { name, sentence },
#include "reader/view/blind.def"
#undef BLIND
};

const char *blind_sentence(const char *name)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcmp(rows[i].name, name) == 0)
			return rows[i].sentence;
	}
	return NULL;
}
