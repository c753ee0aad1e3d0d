/* SPDX-License-Identifier: MIT
 *
 * interpose_privileges.c - a process gives up its privileges, and we make our files before.
 *
 * A server's worker is forked by root, becomes somebody else and only then turns into a loop. By
 * that time it may not create files where its reports belong. So when a process that is root calls
 * one of these, its recording, report and control socket are made first. One that is not root
 * passes through.
 */
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/monitor/finish.h"
#include "core/state/blocking.h"
#include "core/state/call.h"

#define PREPARED(name, params, args)                                                               \
	EXPORT int name params                                                                     \
	{                                                                                          \
		finish_prepare();                                                                  \
		return NEXT(name) args;                                                            \
	}

PREPARED(setuid, (uid_t user), (user))
PREPARED(setgid, (gid_t group), (group))
PREPARED(setreuid, (uid_t user, uid_t effective), (user, effective))
PREPARED(setregid, (gid_t group, gid_t effective), (group, effective))
PREPARED(setresuid, (uid_t user, uid_t effective, uid_t saved), (user, effective, saved))
PREPARED(setresgid, (gid_t group, gid_t effective, gid_t saved), (group, effective, saved))
PREPARED(seteuid, (uid_t user), (user))
PREPARED(setegid, (gid_t group), (group))
PREPARED(chroot, (const char *path), (path))

EXPORT int initgroups(const char *user, gid_t group)
{
	struct loop_thread *self = loop_thread_self;
	uint64_t seq;
	int result;

	finish_prepare();
	if (!self)
		return NEXT(initgroups)(user, group);
	seq = blocking_enter(self, CALL_ID_initgroups, -1, user, 0);
	result = NEXT(initgroups)(user, group);
	blocking_end(seq);
	return result;
}
