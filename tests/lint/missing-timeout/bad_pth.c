/* SPDX-License-Identifier: MIT */
/* ONLY: missing-timeout */
/* A peer that says nothing holds the thread for ever. */
#include <sys/socket.h>
#include <sys/uio.h>
#include <pth.h>

static void *run(void *data)
{
	int fd = *(int *)data;
	char buf[1] = { 0 };
	struct iovec iov = { buf, 1 };

	/* EXPECT: missing-timeout pth_read warning */
	pth_read(fd, buf, 1);
	/* EXPECT: missing-timeout pth_read_ev warning */
	pth_read_ev(fd, buf, 1, NULL);
	/* EXPECT: missing-timeout pth_readv warning */
	pth_readv(fd, &iov, 1);
	/* EXPECT: missing-timeout pth_readv_ev warning */
	pth_readv_ev(fd, &iov, 1, NULL);
	/* EXPECT: missing-timeout pth_recv warning */
	pth_recv(fd, buf, 1, 0);
	/* EXPECT: missing-timeout pth_recv_ev warning */
	pth_recv_ev(fd, buf, 1, 0, NULL);
	/* EXPECT: missing-timeout pth_recvfrom warning */
	pth_recvfrom(fd, buf, 1, 0, NULL, NULL);
	/* EXPECT: missing-timeout pth_recvfrom_ev warning */
	pth_recvfrom_ev(fd, buf, 1, 0, NULL, NULL, NULL);
	/* EXPECT: missing-timeout pth_write warning */
	pth_write(fd, buf, 1);
	/* EXPECT: missing-timeout pth_write_ev warning */
	pth_write_ev(fd, buf, 1, NULL);
	/* EXPECT: missing-timeout pth_writev warning */
	pth_writev(fd, &iov, 1);
	/* EXPECT: missing-timeout pth_writev_ev warning */
	pth_writev_ev(fd, &iov, 1, NULL);
	/* EXPECT: missing-timeout pth_send warning */
	pth_send(fd, buf, 1, 0);
	/* EXPECT: missing-timeout pth_send_ev warning */
	pth_send_ev(fd, buf, 1, 0, NULL);
	/* EXPECT: missing-timeout pth_sendto warning */
	pth_sendto(fd, buf, 1, 0, NULL, 0);
	/* EXPECT: missing-timeout pth_sendto_ev warning */
	pth_sendto_ev(fd, buf, 1, 0, NULL, 0, NULL);
	/* EXPECT: missing-timeout pth_pread warning */
	pth_pread(fd, buf, 1, 0);
	/* EXPECT: missing-timeout pth_pwrite warning */
	pth_pwrite(fd, buf, 1, 0);
	/* EXPECT: missing-timeout pth_connect warning */
	pth_connect(fd, NULL, 0);
	/* EXPECT: missing-timeout pth_connect_ev warning */
	pth_connect_ev(fd, NULL, 0, NULL);
	/* EXPECT: missing-timeout pth_select warning */
	pth_select(0, NULL, NULL, NULL, NULL);
	/* EXPECT: missing-timeout pth_select_ev warning */
	pth_select_ev(0, NULL, NULL, NULL, NULL, NULL);
	/* EXPECT: missing-timeout pth_pselect warning */
	pth_pselect(0, NULL, NULL, NULL, NULL, NULL);
	/* EXPECT: missing-timeout pth_poll warning */
	pth_poll(NULL, 1, -1);
	/* EXPECT: missing-timeout pth_poll_ev warning */
	pth_poll_ev(NULL, 1, -1, NULL);
	return NULL;
}

pth_t start(int *fd)
{
	return pth_spawn(PTH_ATTR_DEFAULT, run, fd);
}
