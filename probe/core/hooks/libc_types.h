/* SPDX-License-Identifier: MIT
 *
 * libc_types.h - the headers that calls.def's signatures need, and prototypes of functions that
 * only fortified or old programs call, which no header declares to us.
 *
 * Included by everything that expands the table. The prototypes are made from the table itself,
 * so a row with a wrong signature does not compile.
 */
#ifndef CORE_HOOKS_LIBC_TYPES_H
#define CORE_HOOKS_LIBC_TYPES_H

#include <aio.h>
#include <aliases.h>
#include <dirent.h>
#include <dlfcn.h>
#include <err.h>
#include <execinfo.h>
#include <fcntl.h>
#include <fmtmsg.h>
#include <fstab.h>
#include <fts.h>
#include <ftw.h>
#include <glob.h>
#include <grp.h>
#include <gshadow.h>
#include <iconv.h>
#include <ifaddrs.h>
#include <locale.h>
#include <malloc.h>
#include <mcheck.h>
#include <mntent.h>
#include <mqueue.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/ether.h>
#include <netinet/in.h>
#include <nl_types.h>
#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <pwd.h>
#include <resolv.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <shadow.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/quota.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/swap.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <syslog.h>
#include <termios.h>
#include <threads.h>
#include <time.h>
#include <ttyent.h>
#include <unistd.h>
#include <utime.h>
#include <utmp.h>
#include <utmpx.h>
#include <wchar.h>
#include <wordexp.h>

struct mount_attr;
struct open_how;

/* Functions that are macros, too, and a macro of the resolver that is a field elsewhere. */
#undef fread_unlocked
#undef fwrite_unlocked
#undef p_type

/* Each function of the table once more, so that all have a prototype. Where a header has one, both
 * must agree, or this does not compile. */
#define CALL(name, type, kind, fd, object, params, args)          extern type name params;
#define VOID(name, kind, fd, object, params, args)                extern void name params;
#define FORMAT(name, type, kind, fd, through, last, params, args) extern type name params;
#define LOCK(name, type, try, ready, owner, params, args)         extern type name params;
#define HAND(name, type, kind, params)                            extern type name params;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls"
#include "core/state/calls.def"
#pragma GCC diagnostic pop

#endif
