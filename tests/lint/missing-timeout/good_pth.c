/* SPDX-License-Identifier: MIT */
/* ONLY: missing-timeout */
/* An event of time, or a timeout, ends each wait. */
#include <sys/socket.h>
#include <sys/uio.h>
#include <pth.h>

static void *run(void *data)
{
	int fd = *(int *)data;
	char buf[1] = { 0 };
	struct iovec iov = { buf, 1 };
	pth_event_t ev = pth_event(PTH_EVENT_TIME, pth_timeout(1, 0));
	struct timeval second = { 1, 0 };
	struct timespec same = { 1, 0 };

	pth_read_ev(fd, buf, 1, ev);
	pth_readv_ev(fd, &iov, 1, ev);
	pth_recv_ev(fd, buf, 1, 0, ev);
	pth_recvfrom_ev(fd, buf, 1, 0, NULL, NULL, ev);
	pth_write_ev(fd, buf, 1, ev);
	pth_writev_ev(fd, &iov, 1, ev);
	pth_send_ev(fd, buf, 1, 0, ev);
	pth_sendto_ev(fd, buf, 1, 0, NULL, 0, ev);
	pth_connect_ev(fd, NULL, 0, ev);
	pth_select(0, NULL, NULL, NULL, &second);
	pth_select_ev(0, NULL, NULL, NULL, NULL, ev);
	pth_pselect(0, NULL, NULL, NULL, &same, NULL);
	pth_poll(NULL, 1, 1000);
	pth_poll_ev(NULL, 1, -1, ev);
	return NULL;
}

pth_t start(int *fd)
{
	return pth_spawn(PTH_ATTR_DEFAULT, run, fd);
}
