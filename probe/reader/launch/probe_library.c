/* SPDX-License-Identifier: MIT
 *
 * probe_library.c - where libasyncprobe.so is.
 *
 * Why: nothing is configured. The program looks at its own path: the library folder's place
 * relative to bin/ is fixed when CMake runs, and the build tree has the shape of an installation,
 * so that either may be moved.
 */
#include "reader/launch/probe_library.h"

#include <string.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/launch/elf_facts.h"

#define LIBRARY "libasyncprobe.so"

/* Anything can be preloaded; what is no probe would be, and record nothing. */
static gboolean is_probe(const char *path, const char *shown, GError **error)
{
	struct elf_facts facts;

	if (!elf_facts_read(&facts, path, error))
		return FALSE;
	gboolean is_ours = facts.soname && g_str_has_prefix(facts.soname, LIBRARY);
	elf_facts_release(&facts);
	return is_ours || failure_usage(error,
	                                "the library %s is not the probe; --probe and "
	                                "ASYNCPROBE_LIBRARY take a " LIBRARY,
	                                shown);
}

static const char *const places[] = { READER_LIBDIR_FROM_BINDIR, "../lib" };

/* PATH made absolute and checked. NULL with ERROR set. */
static char *check(const char *path, GError **error)
{
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);
	g_autofree char *shown = escape_dup(absolute);

	if (access(absolute, R_OK) < 0) {
		failure_trouble(error, "the probe library %s cannot be read", shown);
		return NULL;
	}
	if (strpbrk(absolute, ": \t\n$")) {
		failure_trouble(error,
		                "the probe library %s cannot be preloaded: LD_PRELOAD takes no "
		                "path with a colon, a blank or a dollar sign",
		                shown);
		return NULL;
	}
	if (!is_probe(absolute, shown, error))
		return NULL;
	return g_steal_pointer(&absolute);
}

char *probe_library_find(const char *asked, const char *from_environment, GError **error)
{
	if (asked || (from_environment && *from_environment))
		return check(asked ? asked : from_environment, error);

	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *dir = self ? g_path_get_dirname(self) : g_strdup(".");
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *path = g_build_filename(dir, places[i], LIBRARY, NULL);
		if (access(path, R_OK) == 0)
			return check(path, error);
	}
	failure_trouble(error,
	                LIBRARY " not found beside this program; name it with --probe PATH or "
	                        "ASYNCPROBE_LIBRARY");
	return NULL;
}
