/* SPDX-License-Identifier: MIT
 *
 * language.c - the language of a command, the way gcc and clang decide on it.
 *
 * Only what is certainly something else is foreign: a file with an unusual name, compiled by a C
 * compiler, is C until libclang says otherwise.
 */
#include "frontend/language.h"

#include <glib.h>
#include <string.h>

/* What -x names for it, or NULL: the name of the file decides. */
static const char *asked_for(char *const *argv)
{
	const char *language = NULL;

	for (; *argv; argv++) {
		if (!strcmp(*argv, "-x") && argv[1])
			language = *++argv;
		else if (g_str_has_prefix(*argv, "-x") && (*argv)[2])
			language = *argv + 2;
	}
	return language && strcmp(language, "none") ? language : NULL;
}

static bool is_ours(const char *language)
{
	return !strcmp(language, "c") || !strcmp(language, "cpp-output") ||
	       g_str_has_prefix(language, "c-") || g_str_has_prefix(language, "c++") ||
	       g_str_has_prefix(language, "objective-c");
}

bool language_is_foreign(const char *file, char *const *argv)
{
	static const char *const endings[] = { "s",   "S",    "sx",  "asm", "nasm", "f",   "for",
		                               "ftn", "fpp",  "F",   "FOR", "FTN",  "FPP", "f90",
		                               "f95", "f03",  "f08", "F90", "F95",  "F03", "F08",
		                               "ads", "adb",  "d",   "di",  "go",   "rs",  "swift",
		                               "cu",  "hip",  "cl",  "ll",  "bc",   "ml",  "java",
		                               "pas", "vala", NULL };
	const char *language = asked_for(argv);
	const char *slash = strrchr(file, '/');
	const char *dot = strrchr(slash ? slash : file, '.');

	if (language)
		return !is_ours(language);
	return dot && g_strv_contains(endings, dot + 1);
}
