/* SPDX-License-Identifier: MIT */
/* ONLY: swallowed-cancellation */
/* Every wait of State Threads, once more after an interrupt. */
#include <st.h>
#include <errno.h>

static st_thread_t child;
static st_cond_t cond;
static st_mutex_t lock;

static void *serve(void *fd)
{
	char buf[1];
	size_t size = 1;
	struct iovec iov = { buf, 1 }, *iovs = &iov;
	struct msghdr msg = { 0 };
	int count = 1;

	/* EXPECT: swallowed-cancellation st_read warning */
	while (st_read(fd, buf, 1, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_read_fully warning */
	while (st_read_fully(fd, buf, 1, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_read_resid warning */
	while (st_read_resid(fd, buf, &size, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_readv warning */
	while (st_readv(fd, &iov, 1, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_readv_resid warning */
	while (st_readv_resid(fd, &iovs, &count, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_recvfrom warning */
	while (st_recvfrom(fd, buf, 1, 0, 0, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_recvmsg warning */
	while (st_recvmsg(fd, &msg, 0, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_sendmsg warning */
	while (st_sendmsg(fd, &msg, 0, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_sendto warning */
	while (st_sendto(fd, buf, 1, 0, 0, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_write warning */
	while (st_write(fd, buf, 1, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_write_resid warning */
	while (st_write_resid(fd, buf, &size, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_writev warning */
	while (st_writev(fd, &iov, 1, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_writev_resid warning */
	while (st_writev_resid(fd, &iovs, &count, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_connect warning */
	while (st_connect(fd, 0, 0, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_netfd_poll warning */
	while (st_netfd_poll(fd, 1, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_poll warning */
	while (st_poll(0, 0, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_sleep warning */
	while (st_sleep(1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_usleep warning */
	while (st_usleep(1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_cond_wait warning */
	while (st_cond_wait(cond) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_cond_timedwait warning */
	while (st_cond_timedwait(cond, 1) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_mutex_lock warning */
	while (st_mutex_lock(lock) < 0 && errno == EINTR)
		;
	/* EXPECT: swallowed-cancellation st_thread_join warning */
	while (st_thread_join(child, 0) < 0 && errno == EINTR)
		;
	return 0;
}

st_thread_t start(st_netfd_t fd)
{
	return st_thread_create(serve, fd, 1, 0);
}

void stop(st_thread_t thread)
{
	st_thread_interrupt(thread);
}
