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

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <grp.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <pwd.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <syslog.h>
#include <termios.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

/* Each function of the table once more, so that all have a prototype. Where a header has one, both
 * must agree, or this does not compile. */
#define CALL(name, type, kind, fd, object, params, args) extern type name params;
#define LOCK(name, type, try, owner, params, args)       extern type name params;
#define HAND(name, type, kind, params)                   extern type name params;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls"
#include "core/state/calls.def"
#pragma GCC diagnostic pop

#endif
