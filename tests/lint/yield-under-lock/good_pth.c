/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Nobody else runs: the lock is given back, is one of Pth itself, or the call does not wait. */
#include <pthread.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <pth.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pth_mutex_t own = PTH_MUTEX_INIT;
static pth_rwlock_t rw = PTH_RWLOCK_INIT;

static void does_not_wait(int fd, pth_event_t ev)
{
	char buf[1] = { 0 };
	struct iovec iov = { buf, 1 };
	struct timespec now = { 0, 0 };
	struct timespec at_once = { 0, 0 };
	struct timeval none = { 0, 0 };
	struct timeval nothing = { 0, 0 };

	pth_fdmode(fd, PTH_FDMODE_NONBLOCK);
	pthread_mutex_lock(&lock);
	pth_read(fd, buf, 1);
	pth_read_ev(fd, buf, 1, ev);
	pth_readv(fd, &iov, 1);
	pth_readv_ev(fd, &iov, 1, ev);
	pth_recv(fd, buf, 1, 0);
	pth_recv_ev(fd, buf, 1, 0, ev);
	pth_recvfrom(fd, buf, 1, 0, NULL, NULL);
	pth_recvfrom_ev(fd, buf, 1, 0, NULL, NULL, ev);
	pth_write(fd, buf, 1);
	pth_write_ev(fd, buf, 1, ev);
	pth_writev(fd, &iov, 1);
	pth_writev_ev(fd, &iov, 1, ev);
	pth_send(fd, buf, 1, 0);
	pth_send_ev(fd, buf, 1, 0, ev);
	pth_sendto(fd, buf, 1, 0, NULL, 0);
	pth_sendto_ev(fd, buf, 1, 0, NULL, 0, ev);
	pth_pread(fd, buf, 1, 0);
	pth_pwrite(fd, buf, 1, 0);
	pth_connect(fd, NULL, 0);
	pth_connect_ev(fd, NULL, 0, ev);
	pth_accept(fd, NULL, NULL);
	pth_accept_ev(fd, NULL, NULL, ev);
	pth_nanosleep(&now, NULL);
	pth_usleep(0);
	pth_sleep(0);
	pth_waitpid(-1, NULL, WNOHANG);
	pth_system(NULL);
	pth_select(0, NULL, NULL, NULL, &none);
	pth_select_ev(0, NULL, NULL, NULL, &nothing, ev);
	pth_pselect(0, NULL, NULL, NULL, &at_once, NULL);
	pth_poll(NULL, 0, 0);
	pth_poll_ev(NULL, 0, 0, ev);
	if (pth_mutex_acquire(&own, TRUE, NULL))
		pth_mutex_release(&own);
	if (pth_rwlock_acquire(&rw, PTH_RWLOCK_RW, TRUE, NULL))
		pth_rwlock_release(&rw);
	pthread_mutex_unlock(&lock);
}

static void *run(void *data)
{
	does_not_wait(*(int *)data, NULL);
	if (!pth_mutex_acquire(&own, FALSE, NULL))
		return NULL;
	pth_yield(NULL);
	pth_mutex_release(&own);
	if (!pth_rwlock_acquire(&rw, PTH_RWLOCK_RD, FALSE, NULL))
		return NULL;
	pth_yield(NULL);
	pth_rwlock_release(&rw);
	return NULL;
}

pth_t start(int *fd)
{
	return pth_spawn(PTH_ATTR_DEFAULT, run, fd);
}
