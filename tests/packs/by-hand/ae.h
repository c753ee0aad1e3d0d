/* SPDX-License-Identifier: MIT
 *
 * Redis' event loop, as far as rules/redis.json knows it: no package installs its header.
 */
#pragma once

#define AE_READABLE    1
#define AE_FILE_EVENTS 1
#define AE_DONT_WAIT   4
#define AE_NOMORE      -1

typedef struct aeEventLoop aeEventLoop;
typedef void aeFileProc(aeEventLoop *loop, int fd, void *data, int mask);
typedef int aeTimeProc(aeEventLoop *loop, long long id, void *data);
typedef void aeEventFinalizerProc(aeEventLoop *loop, void *data);
typedef void aeBeforeSleepProc(aeEventLoop *loop);

int aeCreateFileEvent(aeEventLoop *loop, int fd, int mask, aeFileProc *proc, void *data);
void aeDeleteFileEvent(aeEventLoop *loop, int fd, int mask);
long long aeCreateTimeEvent(aeEventLoop *loop, long long ms, aeTimeProc *proc, void *data,
                            aeEventFinalizerProc *gone);
int aeDeleteTimeEvent(aeEventLoop *loop, long long id);
int aeProcessEvents(aeEventLoop *loop, int flags);
int aeWait(int fd, int mask, long long ms);
void aeMain(aeEventLoop *loop);
void aeSetBeforeSleepProc(aeEventLoop *loop, aeBeforeSleepProc *proc);
void aeSetAfterSleepProc(aeEventLoop *loop, aeBeforeSleepProc *proc);
