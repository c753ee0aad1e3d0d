/* SPDX-License-Identifier: MIT
 *
 * registry.c - checks.def and the explain pages as tables.
 *
 * The pages are text files in explain/ that the build turns into rows; a rule without a page prints
 * nothing, which a test forbids. Look-ups are linear: there are some thirty rules.
 */
#include "checks/registry.h"

#include <string.h>

#include "checks/checks.h"

static const struct check *const checks[] = {
#define CHECK(object) &check_##object,
#include "checks/checks.def"
#undef CHECK
};

static const struct {
	const char *id;
	const char *text;
} pages[] = {
#define PAGE(id, text) { id, text },
#include "explain_pages.inc" /* written by the build from explain/ */
#undef PAGE
};

const struct check *const *check_all(size_t *count)
{
	*count = G_N_ELEMENTS(checks);
	return checks;
}

const struct check *check_find(const char *id)
{
	for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
		if (!g_ascii_strcasecmp(checks[i]->id, id) || !strcmp(checks[i]->name, id))
			return checks[i];
	return NULL;
}

const char *check_page(const struct check *check)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		if (!strcmp(pages[i].id, check->id))
			return pages[i].text;
	return "";
}
