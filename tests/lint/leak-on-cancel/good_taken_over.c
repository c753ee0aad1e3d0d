/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What a descriptor is wrapped in gives it back; so does the task that gets a pointer. */
#include <st.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void *serve(void *data)
{
	st_netfd_t peer;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0)
		return 0;
	peer = st_netfd_open_socket(fd);
	if (!peer) {
		close(fd);
		return 0;
	}
	if (st_connect(peer, data, sizeof(struct sockaddr), 1000000) < 0) {
		st_netfd_close(peer);
		return 0;
	}
	st_netfd_close(peer);
	return 0;
}

static void *plain(void *data)
{
	st_netfd_t peer = st_netfd_open(0), file = st_open("x", 0, 0);

	if (!peer || !file)
		goto out;
	if (st_read(peer, data, 1, 1000000) < 0)
		goto out;
	st_write(file, data, 1, 1000000);
out:
	if (file)
		st_netfd_close(file);
	if (peer)
		st_netfd_free(peer);
	return 0;
}

void start(struct sockaddr *to)
{
	st_thread_create(serve, to, 0, 0);
	st_thread_create(plain, to, 0, 0);
}
