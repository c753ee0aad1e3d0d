/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Every wait lets other threads of Pth run, while a lock of the system stays taken. */
#include <pthread.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <pth.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pth_mutex_t own = PTH_MUTEX_INIT;
static pth_rwlock_t rw = PTH_RWLOCK_INIT;
static pth_cond_t cond = PTH_COND_INIT;
static pth_barrier_t barrier = PTH_BARRIER_INIT(2);

static void waits(pth_t thread, pth_event_t ev)
{
	struct timespec second = { 1, 0 };

	pthread_mutex_lock(&lock);
	/* EXPECT: yield-under-lock pth_nap error */
	pth_nap(pth_time(1, 0));
	/* EXPECT: yield-under-lock pth_nanosleep error */
	pth_nanosleep(&second, NULL);
	/* EXPECT: yield-under-lock pth_usleep error */
	pth_usleep(1);
	/* EXPECT: yield-under-lock pth_sleep error */
	pth_sleep(1);
	/* EXPECT: yield-under-lock pth_waitpid error */
	pth_waitpid(-1, NULL, 0);
	/* EXPECT: yield-under-lock pth_system error */
	pth_system("true");
	/* EXPECT: yield-under-lock pth_sigwait error */
	pth_sigwait(NULL, NULL);
	/* EXPECT: yield-under-lock pth_sigwait_ev error */
	pth_sigwait_ev(NULL, NULL, ev);
	/* EXPECT: yield-under-lock pth_select error */
	pth_select(0, NULL, NULL, NULL, NULL);
	/* EXPECT: yield-under-lock pth_select_ev error */
	pth_select_ev(0, NULL, NULL, NULL, NULL, ev);
	/* EXPECT: yield-under-lock pth_pselect error */
	pth_pselect(0, NULL, NULL, NULL, NULL, NULL);
	/* EXPECT: yield-under-lock pth_poll error */
	pth_poll(NULL, 0, -1);
	/* EXPECT: yield-under-lock pth_poll_ev error */
	pth_poll_ev(NULL, 0, 1, ev);
	/* EXPECT: yield-under-lock pth_wait error */
	pth_wait(ev);
	/* EXPECT: yield-under-lock pth_yield error */
	pth_yield(NULL);
	/* EXPECT: yield-under-lock pth_join error */
	pth_join(thread, NULL);
	/* EXPECT: yield-under-lock pth_uctx_switch error */
	pth_uctx_switch(NULL, NULL);
	/* EXPECT: yield-under-lock pth_mutex_acquire error */
	pth_mutex_acquire(&own, FALSE, NULL);
	/* EXPECT: yield-under-lock pth_rwlock_acquire error */
	pth_rwlock_acquire(&rw, PTH_RWLOCK_RD, FALSE, NULL);
	/* EXPECT: yield-under-lock pth_rwlock_acquire error */
	pth_rwlock_acquire(&rw, PTH_RWLOCK_RW, FALSE, NULL);
	/* EXPECT: yield-under-lock pth_cond_await error */
	pth_cond_await(&cond, &own, NULL);
	/* EXPECT: yield-under-lock pth_cond_notify error */
	pth_cond_notify(&cond, FALSE);
	/* EXPECT: yield-under-lock pth_barrier_reach error */
	pth_barrier_reach(&barrier);
	pthread_mutex_unlock(&lock);
	pth_mutex_release(&own);
	pth_rwlock_release(&rw);
}

static void moves(int fd, pth_event_t ev)
{
	char buf[1];
	struct iovec iov = { buf, 1 };

	pthread_mutex_lock(&lock);
	/* EXPECT: yield-under-lock pth_read error */
	pth_read(fd, buf, 1);
	/* EXPECT: yield-under-lock pth_read_ev error */
	pth_read_ev(fd, buf, 1, ev);
	/* EXPECT: yield-under-lock pth_readv error */
	pth_readv(fd, &iov, 1);
	/* EXPECT: yield-under-lock pth_readv_ev error */
	pth_readv_ev(fd, &iov, 1, ev);
	/* EXPECT: yield-under-lock pth_recv error */
	pth_recv(fd, buf, 1, 0);
	/* EXPECT: yield-under-lock pth_recv_ev error */
	pth_recv_ev(fd, buf, 1, 0, ev);
	/* EXPECT: yield-under-lock pth_recvfrom error */
	pth_recvfrom(fd, buf, 1, 0, NULL, NULL);
	/* EXPECT: yield-under-lock pth_recvfrom_ev error */
	pth_recvfrom_ev(fd, buf, 1, 0, NULL, NULL, ev);
	/* EXPECT: yield-under-lock pth_write error */
	pth_write(fd, buf, 1);
	/* EXPECT: yield-under-lock pth_write_ev error */
	pth_write_ev(fd, buf, 1, ev);
	/* EXPECT: yield-under-lock pth_writev error */
	pth_writev(fd, &iov, 1);
	/* EXPECT: yield-under-lock pth_writev_ev error */
	pth_writev_ev(fd, &iov, 1, ev);
	/* EXPECT: yield-under-lock pth_send error */
	pth_send(fd, buf, 1, 0);
	/* EXPECT: yield-under-lock pth_send_ev error */
	pth_send_ev(fd, buf, 1, 0, ev);
	/* EXPECT: yield-under-lock pth_sendto error */
	pth_sendto(fd, buf, 1, 0, NULL, 0);
	/* EXPECT: yield-under-lock pth_sendto_ev error */
	pth_sendto_ev(fd, buf, 1, 0, NULL, 0, ev);
	/* EXPECT: yield-under-lock pth_pread error */
	pth_pread(fd, buf, 1, 0);
	/* EXPECT: yield-under-lock pth_pwrite error */
	pth_pwrite(fd, buf, 1, 0);
	/* EXPECT: yield-under-lock pth_connect error */
	pth_connect(fd, NULL, 0);
	/* EXPECT: yield-under-lock pth_connect_ev error */
	pth_connect_ev(fd, NULL, 0, ev);
	/* EXPECT: yield-under-lock pth_accept error */
	pth_accept(fd, NULL, NULL);
	/* EXPECT: yield-under-lock pth_accept_ev error */
	pth_accept_ev(fd, NULL, NULL, ev);
	pthread_mutex_unlock(&lock);
}

static void *run(void *data)
{
	waits(pth_self(), pth_event(PTH_EVENT_TIME, pth_timeout(1, 0)));
	moves(*(int *)data, NULL);
	return NULL;
}

pth_t start(int *fd)
{
	return pth_spawn(PTH_ATTR_DEFAULT, run, fd);
}
