/* SPDX-License-Identifier: MIT
 *
 * attach_check.c - can the probe get into this program? Asked before it is started.
 *
 * The problem
 *   The dynamic loader ignores a preload that does not fit and says nothing, or one line that
 * drowns in the program's own output. The user then reads "no stalls" where the truth is "not
 * measured".
 *
 * The idea
 *   One row per reason: a predicate over the file and a sentence. The first that holds is printed.
 *
 * What holds
 *   Privileges are judged the way the kernel decides on AT_SECURE: a set-user-id bit counts only
 * when it changes who we are and the file system and no_new_privs let it; file capabilities count
 * only when we are not root already.
 */
#include "reader/launch/attach_check.h"

#include <elf.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"

struct subject {
	const char *path;
	const struct elf_facts *facts;
	const struct elf_facts *probe;
	struct stat st;
	bool privileges_work; /* exec of this file may raise privileges at all */
};

static bool is_other_machine(const struct subject *s)
{
	return s->facts->machine != s->probe->machine || s->facts->elf_class != s->probe->elf_class;
}

/* No loader runs, except when the file *is* the loader, called by name. */
static bool is_static(const struct subject *s)
{
	return !s->facts->interpreter &&
	       !(s->facts->soname && g_str_has_prefix(s->facts->soname, "ld-linux"));
}

static bool is_musl(const struct subject *s)
{
	return s->facts->interpreter && strstr(s->facts->interpreter, "ld-musl");
}

static bool is_other_libc(const struct subject *s)
{
	if (!s->facts->interpreter)
		return false;
	g_autofree char *name = g_path_get_basename(s->facts->interpreter);
	return !g_str_has_prefix(name, "ld-linux") && !g_str_has_prefix(name, "ld64.so") &&
	       !g_str_has_prefix(name, "ld.so") && !g_str_has_prefix(name, "ld-2.");
}

static bool lacks_loader(const struct subject *s)
{
	return s->facts->interpreter && access(s->facts->interpreter, X_OK) < 0;
}

static bool is_setuid(const struct subject *s)
{
	return s->privileges_work && (s->st.st_mode & S_ISUID) && s->st.st_uid != getuid();
}

static bool is_setgid(const struct subject *s)
{
	return s->privileges_work && (s->st.st_mode & S_ISGID) && (s->st.st_mode & S_IXGRP) &&
	       s->st.st_gid != getgid();
}

static bool has_capabilities(const struct subject *s)
{
	return s->privileges_work && getuid() != 0 &&
	       getxattr(s->path, "security.capability", NULL, 0) > 0;
}

static const struct reason {
	bool (*holds)(const struct subject *s);
	const char *sentence;
} reasons[] = {
	{ is_other_machine, "is built for another machine than the probe; install asyncprobe for "
	                    "that architecture and start it from there" },
	{ is_static, "is statically linked, so no library can be preloaded into it; link it "
	             "dynamically (leave out -static) for a run under the probe" },
	{ is_musl, "is linked against musl; the probe needs glibc: use a glibc build of it" },
	{ is_other_libc, "asks for a dynamic loader that is not glibc's; the probe needs a glibc "
	                 "build of it" },
	{ lacks_loader, "asks for a dynamic loader that is not installed here, so it cannot start "
	                "at all; see readelf -l" },
	{ is_setuid, "is set-user-id, so the dynamic loader drops preloads from other directories; "
	             "start it as the user that owns it, or run a copy without the bit" },
	{ is_setgid,
	  "is set-group-id, so the dynamic loader drops preloads from other directories; "
	  "start it with that group, or run a copy without the bit" },
	{ has_capabilities,
	  "has file capabilities, so the dynamic loader drops preloads from other "
	  "directories; start it as root, or run a copy without them (setcap -r)" },
};

static bool judge(const struct subject *s, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++) {
		if (!reasons[i].holds(s))
			continue;
		g_autofree char *shown = escape_dup(s->path);
		if (reasons[i].holds == is_other_machine)
			return failure_trouble(
				error, "cannot attach: %s %s (program: %s, probe: %s)", shown,
				reasons[i].sentence, elf_facts_machine_name(s->facts->machine),
				elf_facts_machine_name(s->probe->machine));
		return failure_trouble(error, "cannot attach: %s %s", shown, reasons[i].sentence);
	}
	return true;
}

bool attach_check(const char *path, const struct elf_facts *facts, const char *probe,
                  GError **error)
{
	struct elf_facts own;
	struct subject s = { .path = path, .facts = facts, .probe = &own };
	struct statvfs fs;

	if (stat(path, &s.st) < 0)
		return failure_trouble(error, "%s: vanished while it was looked at", path);
	if (!elf_facts_read(&own, probe, error))
		return false;
	s.privileges_work = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1 &&
	                    (statvfs(path, &fs) < 0 || !(fs.f_flag & ST_NOSUID));
	bool ok = judge(&s, error);
	elf_facts_release(&own);
	return ok;
}

const char *attach_check_sanitizer(const struct elf_facts *facts)
{
	static const char *const runtimes[] = {
		"libasan.so",       "libtsan.so",       "libhwasan.so",
		"libclang_rt.asan", "libclang_rt.tsan", "libclang_rt.hwasan",
	};

	for (size_t i = 0; facts->needed && i < facts->needed->len; i++) {
		const char *name = g_ptr_array_index(facts->needed, i);
		for (size_t k = 0; k < G_N_ELEMENTS(runtimes); k++) {
			if (g_str_has_prefix(name, runtimes[k]))
				return name;
		}
	}
	return NULL;
}
