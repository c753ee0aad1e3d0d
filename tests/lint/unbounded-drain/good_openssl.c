/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-unused-result */
/* Sixteen times, and then everybody else. */
#include <openssl/ssl.h>
#include <unistd.h>
#include <uv.h>

static size_t received;

static void serve(int fd)
{
	close(fd);
}

static void read_all(SSL *ssl)
{
	char data[4096];
	int n;

	for (int turn = 0; turn < 16 && (n = SSL_read(ssl, data, sizeof(data))) > 0; turn++)
		received += n + (data[0] == '\n');
}

static void read_more(SSL *ssl)
{
	char data[4096];
	size_t n;

	for (int turn = 0; turn < 16 && SSL_read_ex(ssl, data, sizeof(data), &n) > 0; turn++)
		received += n + (data[0] == '\n');
}

static void accept_all(int fd)
{
	int client;

	for (int turn = 0; turn < 16 && (client = BIO_accept_ex(fd, NULL, BIO_SOCK_NONBLOCK)) >= 0;
	     turn++)
		serve(client);
}

static void on_ready(uv_poll_t *poll, int status, int events)
{
	SSL *ssl = poll->data;

	if (status < 0)
		return;
	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
	read_all(ssl);
	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
	read_more(ssl);
	accept_all(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
	received += events;
}

int start(uv_poll_t *poll)
{
	return uv_poll_start(poll, UV_READABLE, on_ready);
}
