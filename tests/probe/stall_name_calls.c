/* SPDX-License-Identifier: MIT
 *
 * stall_name_calls.c - the calls that wait for a file or a server with a name, one by one.
 *
 * Opening a FIFO waits until somebody opens its other end. The name server is a thread of this
 * program, which takes its time and then says that there is no such name; the resolver is told its
 * address, where /etc may say what it likes.
 */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <sys/stat.h>

#include "cases.h"

int __open(const char *path, int flags, ...);
int __open_2(const char *path, int flags);
int __openat_2(int at, const char *path, int flags);

static char fifo[64];

/* ---- files -------------------------------------------------------------------------------- */

static void open_other_end(void)
{
	int fd = open(fifo, O_WRONLY);

	MUST(fd >= 0);
	close(fd);
}

static void read_other_end(void)
{
	int fd = open(fifo, O_RDONLY);

	MUST(fd >= 0);
	close(fd);
}

static void open_library_end(void)
{
	int fd = open(fifo, O_WRONLY);

	MUST(fd >= 0 && write(fd, "no library", 10) == 10);
	close(fd);
}

DO(open, close(open(fifo, O_RDONLY)))
DO(__open, close(__open(fifo, O_RDONLY)))
DO(__open_2, close(__open_2(fifo, O_RDONLY)))
DO(open64, close(open64(fifo, O_RDONLY)))
DO(openat, close(openat(AT_FDCWD, fifo, O_RDONLY)))
DO(__openat_2, close(__openat_2(AT_FDCWD, fifo, O_RDONLY)))
DO(creat, close(creat(fifo, 0600)))
DO(fopen, fclose(fopen(fifo, "r")))
DO(freopen, FILE *stream = fopen("/dev/null", "r"); MUST(freopen(fifo, "r", stream));
   fclose(stream))
DO(dlopen, MUST(!dlopen(fifo, RTLD_NOW)))
DO(dlmopen, MUST(!dlmopen(LM_ID_BASE, fifo, RTLD_NOW)))

/* ---- hosts -------------------------------------------------------------------------------- */

static int server_fd, server_port;

/* Answers each question after a while: NXDOMAIN. */
static void *serve(void *data)
{
	unsigned char packet[512];
	struct sockaddr_in from;
	ssize_t size;

	for (;;) {
		socklen_t length = sizeof(from);

		size = recvfrom(server_fd, packet, sizeof(packet), 0, (void *)&from, &length);
		MUST(size >= 12);
		sleep_ms(LONG_MS);
		packet[2] = 0x81;
		packet[3] = 0x83;
		MUST(sendto(server_fd, packet, (size_t)size, 0, (void *)&from, length) == size);
	}
	return data;
}

static void start_server(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		                       .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof(address);

	server_fd = socket(AF_INET, SOCK_DGRAM, 0);
	MUST(bind(server_fd, (void *)&address, length) == 0);
	MUST(getsockname(server_fd, (void *)&address, &length) == 0);
	server_port = address.sin_port;
	start(serve, NULL);
}

/* The resolver of the calling thread asks that server only, once, for names as they are. */
static void use_server(void)
{
	MUST(res_init() == 0);
	_res.nscount = 1;
	_res.nsaddr_list[0].sin_family = AF_INET;
	_res.nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	_res.nsaddr_list[0].sin_port = (in_port_t)server_port;
	_res.options &= ~(unsigned long)(RES_DNSRCH | RES_DEFNAMES);
	_res.retry = 1;
	_res.retrans = 10;
}

static unsigned char answer[512];

DO(res_query, MUST(res_query("nobody.example", 1, 1, answer, sizeof(answer)) == -1))
DO(res_search, MUST(res_search("nobody.example", 1, 1, answer, sizeof(answer)) == -1))
DO(getaddrinfo, struct addrinfo hints = { .ai_family = AF_INET }; struct addrinfo * list;
   MUST(getaddrinfo("nobody.example.", "80", &hints, &list) != 0))
DO(gethostbyname, MUST(!gethostbyname("nobody.example.")))
DO(gethostbyname_r, struct hostent entry; struct hostent * found; char buf[1024]; int error;
   gethostbyname_r("nobody.example.", &entry, buf, sizeof(buf), &found, &error); MUST(!found))

static const struct blocking_case cases[] = {
	{ do_open, open_other_end },      { do___open, open_other_end },
	{ do___open_2, open_other_end },  { do_open64, open_other_end },
	{ do_openat, open_other_end },    { do___openat_2, open_other_end },
	{ do_creat, read_other_end },     { do_fopen, open_other_end },
	{ do_freopen, open_other_end },   { do_dlopen, open_library_end },
	{ do_dlmopen, open_library_end }, { do_res_query, NULL },
	{ do_res_search, NULL },          { do_getaddrinfo, NULL },
	{ do_gethostbyname, NULL },       { do_gethostbyname_r, NULL },
};

int main(void)
{
	snprintf(fifo, sizeof(fifo), "./fifo.%d", (int)getpid());
	MUST(mkfifo(fifo, 0600) == 0);
	start_server();
	use_server();
	RUN_CASES(cases);
	MUST(unlink(fifo) == 0);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=open path=fifo. min=195ms max=300ms frame=do_open
 * EXPECT stall cause=blocked_call call=open path=fifo. min=195ms max=300ms frame=do___open
 * EXPECT stall cause=blocked_call call=open path=fifo. min=195ms max=300ms frame=do___open_2
 * EXPECT stall cause=blocked_call call=open64 path=fifo. min=195ms max=300ms frame=do_open64
 * EXPECT stall cause=blocked_call call=openat path=fifo. min=195ms max=300ms frame=do_openat
 * EXPECT stall cause=blocked_call call=openat path=fifo. min=195ms max=300ms frame=do___openat_2
 * EXPECT stall cause=blocked_call call=creat path=fifo. min=195ms max=300ms frame=do_creat
 * EXPECT stall cause=blocked_call call=fopen path=fifo. min=195ms max=300ms frame=do_fopen
 * EXPECT stall cause=blocked_call call=freopen path=fifo. min=195ms max=300ms frame=do_freopen
 * EXPECT stall cause=blocked_call call=dlopen path=fifo. min=195ms max=300ms frame=do_dlopen
 * EXPECT stall cause=blocked_call call=dlmopen path=fifo. min=195ms max=300ms frame=do_dlmopen
 * EXPECT stall cause=blocked_call call=res_query path=nobody.example min=195ms max=300ms
 * frame=do_res_query
 * EXPECT stall cause=blocked_call call=res_search path=nobody.example min=195ms max=300ms
 * frame=do_res_search
 * EXPECT stall cause=blocked_call call=getaddrinfo path=nobody.example min=195ms max=300ms
 * frame=do_getaddrinfo
 * EXPECT stall cause=blocked_call call=gethostbyname path=nobody.example min=195ms max=300ms
 * frame=do_gethostbyname
 * EXPECT stall cause=blocked_call call=gethostbyname_r path=nobody.example min=195ms max=300ms
 * frame=do_gethostbyname_r
 * EXPECT exit=0
 */
