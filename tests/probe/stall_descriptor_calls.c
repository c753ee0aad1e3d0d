/* SPDX-License-Identifier: MIT
 *
 * stall_descriptor_calls.c - the calls that wait for the other end of a descriptor, one by one.
 *
 * Reading from what is empty, writing to what is full, sockets that nobody serves, file locks that
 * somebody holds, and the same calls by their other names. Those that sockets and pipes do not know
 * (pread and its kin) are made in the same way and have the same wrapper.
 */
#include <mqueue.h>
#include <stdarg.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>

#include "cases.h"

ssize_t __read(int fd, void *buf, size_t size);
ssize_t __write(int fd, const void *buf, size_t size);
ssize_t __read_chk(int fd, void *buf, size_t size, size_t room);
ssize_t __recv_chk(int fd, void *buf, size_t size, size_t room, int flags);

enum {
	BIG = 1 << 20
};

static int empty[2], full[2], spare[2]; /* pipes: to read from first, to write to second */
static int quiet[2], deaf[2];           /* sockets */
static int event, full_event, file, listener, busy;
static mqd_t queue, full_queue;
static char bytes[BIG];
static struct iovec part = { bytes, 1 };
static struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
static struct mmsghdr messages[1];
static struct sockaddr_un address = { .sun_family = AF_UNIX };

/* ---- endings ------------------------------------------------------------------------------ */

static void feed(void)
{
	MUST(write(empty[1], "x", 1) == 1);
}

static void drain(void)
{
	MUST(read(full[0], bytes, 65536) > 0);
}

static void speak(void)
{
	MUST(write(quiet[1], "x", 1) == 1);
}

static void listen_to(void)
{
	static char heard[BIG];

	MUST(recv(deaf[1], heard, sizeof(heard), 0) > 0);
}

static void ring(void)
{
	event_set(event);
}

static void take_event(void)
{
	event_take(full_event);
}

static void send_to_queue(void)
{
	MUST(mq_send(queue, "x", 1, 0) == 0);
}

static void take_from_queue(void)
{
	MUST(mq_receive(full_queue, (char[8]){ 0 }, 8, NULL) == 1);
}

static void visit(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	MUST(connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0);
	close(fd);
}

static void serve(void)
{
	struct sockaddr_un from;
	socklen_t length = sizeof(from);

	close(accept(busy, (struct sockaddr *)&from, &length));
}

static void unlock(void)
{
	MUST(flock(file, LOCK_UN) == 0);
}

/* ---- cases -------------------------------------------------------------------------------- */

static void fill_pipe(void)
{
	MUST(fcntl(full[1], F_SETFL, O_NONBLOCK) == 0);
	while (write(full[1], bytes, 4096) > 0 || write(full[1], bytes, 1) > 0)
		;
	MUST(fcntl(full[1], F_SETFL, 0) == 0);
}

static void fill_socket(void)
{
	while (send(deaf[0], bytes, 4096, MSG_DONTWAIT) > 0)
		;
}

static NOINLINE int print_list(const char *format, ...)
{
	va_list list;
	int result;

	va_start(list, format);
	result = vdprintf(full[1], format, list);
	va_end(list);
	return result;
}

DO(read, MUST(read(empty[0], bytes, 1) == 1))
DO(__read, MUST(__read(empty[0], bytes, 1) == 1))
DO(__read_chk, MUST(__read_chk(empty[0], bytes, 1, 8) == 1))
DO(readv, MUST(readv(empty[0], &part, 1) == 1))
DO(splice, MUST(splice(empty[0], NULL, spare[1], NULL, 1, 0) == 1))
DO(tee, MUST(tee(empty[0], spare[1], 1, 0) == 1); MUST(read(empty[0], bytes, 1) == 1))
DO(write, fill_pipe(); MUST(write(full[1], bytes, 1) == 1))
DO(__write, fill_pipe(); MUST(__write(full[1], bytes, 1) == 1))
DO(writev, fill_pipe(); MUST(writev(full[1], &part, 1) == 1))
DO(vmsplice, fill_pipe(); MUST(vmsplice(full[1], &part, 1, 0) == 1))
DO(sendfile, fill_pipe(); MUST(sendfile(full[1], file, &(off_t){ 0 }, 1) == 1))
DO(sendfile64, fill_pipe(); MUST(sendfile64(full[1], file, &(off64_t){ 0 }, 1) == 1))
DO(dprintf, fill_pipe(); MUST(dprintf(full[1], "%d", 1) == 1))
DO(vdprintf, fill_pipe(); MUST(print_list("%d", 1) == 1))
DO(eventfd_read, MUST(eventfd_read(event, (eventfd_t *)bytes) == 0))
DO(eventfd_write, MUST(eventfd_write(full_event, 1) == 0))
DO(recv, MUST(recv(quiet[0], bytes, 1, 0) == 1))
DO(__recv_chk, MUST(__recv_chk(quiet[0], bytes, 1, 8, 0) == 1))
DO(recvfrom, MUST(recvfrom(quiet[0], bytes, 1, 0, NULL, NULL) == 1))
DO(recvmsg, MUST(recvmsg(quiet[0], &message, 0) == 1))
DO(recvmmsg, MUST(recvmmsg(quiet[0], messages, 1, 0, NULL) == 1))
DO(send, fill_socket(); MUST(send(deaf[0], bytes, 4096, 0) == 4096))
DO(sendto, fill_socket(); MUST(sendto(deaf[0], bytes, 4096, 0, NULL, 0) == 4096))
DO(sendmsg, part.iov_len = 4096; fill_socket(); MUST(sendmsg(deaf[0], &message, 0) == 4096))
DO(sendmmsg, fill_socket(); MUST(sendmmsg(deaf[0], messages, 1, 0) == 1); part.iov_len = 1)
DO(accept, close(accept(listener, NULL, NULL)))
DO(accept4, close(accept4(listener, NULL, NULL, SOCK_CLOEXEC)))
DO(mq_receive, MUST(mq_receive(queue, bytes, 8, NULL) == 1))
DO(mq_timedreceive,
   MUST(mq_timedreceive(queue, bytes, 8, NULL, &(struct timespec){ INT32_MAX, 0 }) == 1))
DO(mq_send, MUST(mq_send(full_queue, "x", 1, 0) == 0))
DO(mq_timedsend, MUST(mq_timedsend(full_queue, "x", 1, 0, &(struct timespec){ INT32_MAX, 0 }) == 0))
DO(flock, MUST(flock(open("locked", O_RDWR), LOCK_EX) == 0))

/* Somebody waits in the queue already, which is as short as can be. */
DO(connect, struct sockaddr_un to = { AF_UNIX, "busy" };
   MUST(connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&to, sizeof(to)) == 0))

/* Locks of this kind belong to processes: a child holds it and lets go. */
static void lock_in_child(void)
{
	struct flock all = { .l_type = F_WRLCK };
	int ready[2];
	char byte;

	MUST(pipe(ready) == 0);
	if (fork() == 0) {
		MUST(fcntl(file, F_SETLK, &all) == 0 && write(ready[1], "x", 1) == 1);
		sleep_ms(LONG_MS);
		_exit(0);
	}
	MUST(read(ready[0], &byte, 1) == 1);
	close(ready[0]);
	close(ready[1]);
}

DO(lockf, lock_in_child(); MUST(lockf(file, F_LOCK, 1) == 0 && lockf(file, F_ULOCK, 1) == 0))
DO(fcntl, struct flock one = { .l_type = F_WRLCK, .l_len = 1 }; lock_in_child();
   MUST(fcntl(file, F_SETLKW, &one) == 0); one.l_type = F_UNLCK;
   MUST(fcntl(file, F_SETLK, &one) == 0))

static const struct blocking_case cases[] = {
	{ do_read, feed },
	{ do___read, feed },
	{ do___read_chk, feed },
	{ do_readv, feed },
	{ do_splice, feed },
	{ do_tee, feed },
	{ do_write, drain },
	{ do___write, drain },
	{ do_writev, drain },
	{ do_vmsplice, drain },
	{ do_sendfile, drain },
	{ do_sendfile64, drain },
	{ do_dprintf, drain },
	{ do_vdprintf, drain },
	{ do_eventfd_read, ring },
	{ do_eventfd_write, take_event },
	{ do_recv, speak },
	{ do___recv_chk, speak },
	{ do_recvfrom, speak },
	{ do_recvmsg, speak },
	{ do_recvmmsg, speak },
	{ do_send, listen_to },
	{ do_sendto, listen_to },
	{ do_sendmsg, listen_to },
	{ do_sendmmsg, listen_to },
	{ do_accept, visit },
	{ do_accept4, visit },
	{ do_connect, serve },
	{ do_mq_receive, send_to_queue },
	{ do_mq_timedreceive, send_to_queue },
	{ do_mq_send, take_from_queue },
	{ do_mq_timedsend, take_from_queue },
	{ do_flock, unlock },
	{ do_lockf, NULL },
	{ do_fcntl, NULL },
};

static int listen_at(const char *name, int backlog)
{
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	strcpy(address.sun_path, name);
	MUST(bind(fd, (struct sockaddr *)&address, sizeof(address)) == 0 &&
	     listen(fd, backlog) == 0);
	return fd;
}

static mqd_t open_queue(const char *name)
{
	struct mq_attr one = { .mq_maxmsg = 1, .mq_msgsize = 8 };
	mqd_t opened = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &one);

	MUST(opened >= 0 && mq_unlink(name) == 0);
	return opened;
}

int main(void)
{
	char name[64];

	MUST(pipe(empty) == 0 && pipe(full) == 0 && pipe(spare) == 0);
	MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, quiet) == 0);
	MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, deaf) == 0);
	messages[0].msg_hdr = message;
	event = event_new();
	full_event = event_new();
	MUST(eventfd_write(full_event, UINT64_MAX - 1) == 0);
	MUST((file = open("locked", O_RDWR | O_CREAT, 0600)) >= 0 && write(file, "x", 1) == 1);
	MUST(flock(file, LOCK_EX) == 0);
	snprintf(name, sizeof(name), "/asyncprobe.%d", (int)getpid());
	queue = open_queue(name);
	full_queue = open_queue(name);
	MUST(mq_send(full_queue, "x", 1, 0) == 0);
	busy = listen_at("busy", 0);
	MUST(connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address,
	             sizeof(address)) == 0);
	listener = listen_at("listener", 8);
	RUN_CASES(cases);
	while (wait(NULL) > 0)
		;
	unlink("locked");
	unlink("busy");
	unlink("listener");
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=read fd=yes path=pipe: min=195ms max=300ms frame=do_read
 * EXPECT stall cause=blocked_call call=read fd=yes path=pipe: min=195ms max=300ms frame=do___read
 * EXPECT stall cause=blocked_call call=read fd=yes path=pipe: min=195ms max=300ms
 * frame=do___read_chk
 * EXPECT stall cause=blocked_call call=readv fd=yes path=pipe: min=195ms max=300ms frame=do_readv
 * EXPECT stall cause=blocked_call call=splice fd=yes path=pipe: min=195ms max=300ms
 * frame=do_splice
 * EXPECT stall cause=blocked_call call=tee fd=yes path=pipe: min=195ms max=300ms frame=do_tee
 * EXPECT stall cause=blocked_call call=write fd=yes path=pipe: min=195ms max=300ms frame=do_write
 * EXPECT stall cause=blocked_call call=write fd=yes path=pipe: min=195ms max=300ms
 * frame=do___write
 * EXPECT stall cause=blocked_call call=writev fd=yes path=pipe: min=195ms max=300ms
 * frame=do_writev
 * EXPECT stall cause=blocked_call call=vmsplice fd=yes path=pipe: min=195ms max=300ms
 * frame=do_vmsplice
 * EXPECT stall cause=blocked_call call=sendfile fd=yes path=pipe: min=195ms max=300ms
 * frame=do_sendfile
 * EXPECT stall cause=blocked_call call=sendfile64 fd=yes path=pipe: min=195ms max=300ms
 * frame=do_sendfile64
 * EXPECT stall cause=blocked_call call=dprintf fd=yes path=pipe: min=195ms max=300ms
 * frame=do_dprintf
 * EXPECT stall cause=blocked_call call=vdprintf fd=yes path=pipe: min=195ms max=300ms
 * frame=do_vdprintf
 * EXPECT stall cause=blocked_call call=eventfd_read fd=yes path=eventfd min=195ms max=300ms
 * frame=do_eventfd_read
 * EXPECT stall cause=blocked_call call=eventfd_write fd=yes path=eventfd min=195ms max=300ms
 * frame=do_eventfd_write
 * EXPECT stall cause=blocked_call call=recv fd=yes path=unix: min=195ms max=300ms frame=do_recv
 * EXPECT stall cause=blocked_call call=recv fd=yes path=unix: min=195ms max=300ms
 * frame=do___recv_chk
 * EXPECT stall cause=blocked_call call=recvfrom fd=yes path=unix: min=195ms max=300ms
 * frame=do_recvfrom
 * EXPECT stall cause=blocked_call call=recvmsg fd=yes path=unix: min=195ms max=300ms
 * frame=do_recvmsg
 * EXPECT stall cause=blocked_call call=recvmmsg fd=yes path=unix: min=195ms max=300ms
 * frame=do_recvmmsg
 * EXPECT stall cause=blocked_call call=send fd=yes path=unix: min=195ms max=300ms frame=do_send
 * EXPECT stall cause=blocked_call call=sendto fd=yes path=unix: min=195ms max=300ms
 * frame=do_sendto
 * EXPECT stall cause=blocked_call call=sendmsg fd=yes path=unix: min=195ms max=300ms
 * frame=do_sendmsg
 * EXPECT stall cause=blocked_call call=sendmmsg fd=yes path=unix: min=195ms max=300ms
 * frame=do_sendmmsg
 * EXPECT stall cause=blocked_call call=accept fd=yes path=unix:listener min=195ms max=300ms
 * frame=do_accept
 * EXPECT stall cause=blocked_call call=accept4 fd=yes path=unix:listener min=195ms max=300ms
 * frame=do_accept4
 * EXPECT stall cause=blocked_call call=connect fd=yes min=195ms max=300ms frame=do_connect
 * EXPECT stall cause=blocked_call call=mq_receive fd=yes path=/asyncprobe. min=195ms max=300ms
 * frame=do_mq_receive
 * EXPECT stall cause=blocked_call call=mq_timedreceive fd=yes path=/asyncprobe. min=195ms
 * max=300ms frame=do_mq_timedreceive
 * EXPECT stall cause=blocked_call call=mq_send fd=yes path=/asyncprobe. min=195ms max=300ms
 * frame=do_mq_send
 * EXPECT stall cause=blocked_call call=mq_timedsend fd=yes path=/asyncprobe. min=195ms max=300ms
 * frame=do_mq_timedsend
 * EXPECT stall cause=blocked_call call=flock fd=yes path=locked min=195ms max=300ms
 * frame=do_flock
 * EXPECT stall cause=blocked_call call=lockf fd=yes path=locked min=195ms max=300ms
 * frame=do_lockf
 * EXPECT stall cause=blocked_call call=fcntl fd=yes path=locked min=195ms max=300ms
 * frame=do_fcntl
 * EXPECT exit=0
 */
