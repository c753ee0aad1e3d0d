/* SPDX-License-Identifier: MIT */
/* A thread of neco's works; descriptors that neco makes do not wait. */
#include <neco.h>
#include <unistd.h>

static void compute(void *data)
{
	sleep(1);
}

static void run(int argc, void *argv[])
{
	int fd = neco_dial_dl("tcp", "localhost:80", neco_now() + 1), other;
	char buf[80] = { 0 };

	neco_work(0, compute, NULL);
	neco_read_dl(fd, buf, sizeof(buf), neco_now() + 1);
	neco_write_dl(fd, buf, sizeof(buf), neco_now() + 1);
	other = neco_accept(neco_serve("tcp", "localhost:80"), NULL, NULL);
	write(other, buf, 1);
}

int main(void)
{
	sleep(1);
	return neco_start(run, 0);
}
