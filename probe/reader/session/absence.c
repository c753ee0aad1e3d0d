/* SPDX-License-Identifier: MIT
 *
 * absence.c - why a run left no report in its folder.
 *
 * The problem
 *   The probe in the program has nobody to tell that it could not write. We were allowed to make
 * the folder, but the program may have become another user, or the disk may be full.
 *
 * The idea
 *   Ask the kernel as the program's user would: a child of ours becomes that user and tries. Mode
 * bits alone would miss access lists, and folders above that cannot be entered.
 */
#include "reader/session/absence.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "format/record.h"

static uint64_t recording_size(void)
{
	return sizeof(struct rec_header)
#define REC_SECTION(id, type, capacity) +sizeof(type) * (uint64_t)(capacity)
#include "format/record.def"
		;
}

static int try_folder(const char *folder)
{
	return faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) < 0 ? errno : 0;
}

/* In a child of ours: becomes USER for good. Its groups are those of a login. */
static int become(uid_t user)
{
	const struct passwd *entry = getpwuid(user);
	gid_t group = entry ? entry->pw_gid : user;
	int status = entry ? initgroups(entry->pw_name, group) : setgroups(0, NULL);

	if (status < 0 || setresgid(group, group, group) < 0 || setresuid(user, user, user) < 0)
		return -1;
	return 0;
}

/* try_folder as USER; 0 as well when that cannot be found out. */
static int try_folder_as(const char *folder, uid_t user)
{
	int status;

	if (user == geteuid())
		return try_folder(folder);
	if (geteuid() != 0)
		return 0;
	pid_t pid = fork();
	if (pid == 0)
		_exit(become(user) < 0 ? 0 : try_folder(folder));
	if (pid < 0 || TEMP_FAILURE_RETRY(waitpid(pid, &status, 0)) != pid || !WIFEXITED(status))
		return 0;
	return WEXITSTATUS(status);
}

void absence_look(struct absence *absence, const char *folder, uid_t user)
{
	struct rlimit limit;
	struct statvfs fs;

	*absence = (struct absence){
		.user = user,
		.refusal = try_folder_as(folder, user),
		.needed = recording_size(),
		.free = UINT64_MAX,
		.limit = UINT64_MAX,
	};
	if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
		absence->limit = limit.rlim_cur;
	if (statvfs(folder, &fs) < 0)
		return;
	absence->free = (uint64_t)fs.f_frsize * (user == 0 ? fs.f_bfree : fs.f_bavail);
	absence->no_inodes = fs.f_files > 0 && (user == 0 ? fs.f_ffree : fs.f_favail) == 0;
}

/* BYTES as "4.0 KiB" or "2.5 MiB". The caller frees. */
static char *size_text(uint64_t bytes)
{
	double kib = (double)bytes / 1024;

	return kib < 1024 ? g_strdup_printf("%.1f KiB", kib)
	                  : g_strdup_printf("%.1f MiB", kib / 1024);
}

char *absence_certain(const struct absence *absence)
{
	g_autofree char *needed = size_text(absence->needed);

	if (absence->refusal != 0)
		return g_strdup_printf("user %lu, whom the program ran as, cannot write there: %s; "
		                       "make the folder writable for that user, or name another "
		                       "with -o",
		                       (unsigned long)absence->user, g_strerror(absence->refusal));
	if (absence->no_inodes)
		return g_strdup("the file system has no room for another file");
	if (absence->free < absence->needed) {
		g_autofree char *left = size_text(absence->free);
		return g_strdup_printf("the file system has %s left, a recording needs %s", left,
		                       needed);
	}
	if (absence->limit < absence->needed) {
		g_autofree char *limit = size_text(absence->limit);
		return g_strdup_printf("the limit on file sizes (ulimit -f) is %s, a recording "
		                       "needs %s",
		                       limit, needed);
	}
	return NULL;
}

char *absence_reason(const struct absence *absence)
{
	char *certain = absence_certain(absence);

	if (certain)
		return certain;
	return g_strdup("no process kept the probe loaded to its end; likely reasons: static "
	                "programs, set-user-ID programs, programs that clear LD_PRELOAD");
}
