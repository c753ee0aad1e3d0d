/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-unused-result */
/* TLS connections and BIOs on sockets that wait. */
#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <uv.h>

static void on_descriptor(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	char data[64];
	size_t count;

	SSL_set_fd(ssl, fd);
	/* EXPECT: blocking-call SSL_connect error confidence=high says=SSL_get_error */
	SSL_connect(ssl);
	/* EXPECT: blocking-call SSL_accept error confidence=high */
	SSL_accept(ssl);
	/* EXPECT: blocking-call SSL_do_handshake error confidence=high */
	SSL_do_handshake(ssl);
	/* EXPECT: blocking-call SSL_stateless error confidence=high */
	SSL_stateless(ssl);
	/* EXPECT: blocking-call SSL_read error confidence=high */
	SSL_read(ssl, data, sizeof(data));
	/* EXPECT: blocking-call SSL_read_ex error confidence=high */
	SSL_read_ex(ssl, data, sizeof(data), &count);
	/* EXPECT: blocking-call SSL_peek error confidence=high */
	SSL_peek(ssl, data, sizeof(data));
	/* EXPECT: blocking-call SSL_peek_ex error confidence=high */
	SSL_peek_ex(ssl, data, sizeof(data), &count);
	/* EXPECT: blocking-call SSL_read_early_data error confidence=high */
	SSL_read_early_data(ssl, data, sizeof(data), &count);
	/* EXPECT: blocking-call SSL_write error confidence=high */
	SSL_write(ssl, "a", 1);
	/* EXPECT: blocking-call SSL_write_ex error confidence=high */
	SSL_write_ex(ssl, "a", 1, &count);
	/* EXPECT: blocking-call SSL_write_early_data error confidence=high */
	SSL_write_early_data(ssl, "a", 1, &count);
	/* EXPECT: blocking-call SSL_sendfile error confidence=high */
	SSL_sendfile(ssl, 3, 0, 1, 0);
	/* EXPECT: blocking-call DTLSv1_listen error confidence=high */
	DTLSv1_listen(ssl, NULL);
	/* EXPECT: blocking-call SSL_shutdown error confidence=high */
	SSL_shutdown(ssl);
}

static void on_read_descriptor(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	SSL_set_rfd(ssl, fd);
	SSL_accept(ssl); /* EXPECT: blocking-call SSL_accept error */
}

static void on_bio(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	BIO *bio = BIO_new_socket(socket(AF_INET, SOCK_STREAM, 0), BIO_CLOSE);

	SSL_set_bio(ssl, bio, bio);
	SSL_accept(ssl); /* EXPECT: blocking-call SSL_accept error */
}

static void on_read_bio(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	BIO *bio = BIO_new_fd(socket(AF_INET, SOCK_STREAM, 0), BIO_CLOSE);

	SSL_set0_rbio(ssl, bio);
	SSL_accept(ssl); /* EXPECT: blocking-call SSL_accept error */
}

static void on_connection(uv_timer_t *timer)
{
	BIO *bio = BIO_new_connect(timer->data);
	char data[64];
	size_t count;

	/* EXPECT: blocking-call BIO_ctrl error */
	BIO_do_connect(bio);
	/* EXPECT: blocking-call BIO_read error confidence=high */
	BIO_read(bio, data, sizeof(data));
	/* EXPECT: blocking-call BIO_read_ex error confidence=high */
	BIO_read_ex(bio, data, sizeof(data), &count);
	/* EXPECT: blocking-call BIO_gets error confidence=high */
	BIO_gets(bio, data, sizeof(data));
	/* EXPECT: blocking-call BIO_write error confidence=high */
	BIO_write(bio, "a", 1);
	/* EXPECT: blocking-call BIO_write_ex error confidence=high */
	BIO_write_ex(bio, "a", 1, &count);
	/* EXPECT: blocking-call BIO_puts error confidence=high */
	BIO_puts(bio, "a");
	/* EXPECT: blocking-call BIO_printf error confidence=high */
	BIO_printf(bio, "%d", 1);
	/* EXPECT: blocking-call BIO_ctrl note says=BIO_flush */
	BIO_flush(bio);
}

static void on_other_connections(uv_timer_t *timer)
{
	BIO *accepting = BIO_new_accept(timer->data), *tls = BIO_new_ssl_connect(NULL);
	BIO *buffered = BIO_new_buffer_ssl_connect(NULL), *base64 = BIO_new(BIO_f_base64());

	/* EXPECT: blocking-call BIO_ctrl error */
	BIO_do_accept(accepting);
	/* EXPECT: blocking-call BIO_ctrl error */
	BIO_do_handshake(tls);
	/* EXPECT: blocking-call BIO_puts error */
	BIO_puts(buffered, "a");
	BIO_push(base64, tls);
	/* EXPECT: blocking-call BIO_puts error */
	BIO_puts(base64, "a");
	BIO_set_nbio(tls, 1);
	BIO_set_nbio(tls, 0);
	/* EXPECT: blocking-call BIO_puts error */
	BIO_puts(tls, "a");
}

static void print(BIO *bio, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	/* EXPECT: blocking-call BIO_vprintf error root=on_print */
	BIO_vprintf(bio, format, arguments);
	va_end(arguments);
}

static void on_print(uv_timer_t *timer)
{
	print(BIO_new_connect(timer->data), "a");
}

static void on_wait(uv_timer_t *timer)
{
	BIO *bio = timer->data;
	BIO_ADDRINFO *found;

	/* EXPECT: blocking-call BIO_do_connect_retry error */
	BIO_do_connect_retry(bio, 5, 100);
	/* EXPECT: blocking-call BIO_wait error */
	BIO_wait(bio, time(NULL) + 5, 100);
	/* EXPECT: blocking-call BIO_lookup error */
	BIO_lookup("a", "80", BIO_LOOKUP_CLIENT, 0, 0, &found);
	/* EXPECT: blocking-call BIO_lookup_ex error */
	BIO_lookup_ex("a", "80", BIO_LOOKUP_CLIENT, 0, 0, 0, &found);
}

static void on_sockets(uv_timer_t *timer)
{
	BIO_ADDR *address = timer->data;
	int fd = BIO_socket(AF_INET, SOCK_STREAM, 0, 0), client;
	char byte;

	/* EXPECT: blocking-call BIO_connect error */
	BIO_connect(fd, address, 0);
	recv(fd, &byte, 1, 0); /* EXPECT: blocking-call recv error */
	BIO_connect(fd, address, BIO_SOCK_NONBLOCK);
	BIO_socket_nbio(fd, 0);
	/* EXPECT: blocking-call BIO_accept_ex error confidence=high */
	client = BIO_accept_ex(fd, address, 0);
	recv(client, &byte, 1, 0); /* EXPECT: blocking-call recv error */
}

static void on_get_descriptor(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	char byte;

	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM, 0));
	/* EXPECT: blocking-call recv error */
	recv(SSL_get_fd(ssl), &byte, 1, 0);
	/* EXPECT: blocking-call recv error */
	recv(SSL_get_rfd(ssl), &byte, 1, 0);
}

int start(uv_timer_t *timer)
{
	int failed = 0;

	failed += uv_timer_start(timer++, on_descriptor, 1000, 0);
	failed += uv_timer_start(timer++, on_read_descriptor, 1000, 0);
	failed += uv_timer_start(timer++, on_bio, 1000, 0);
	failed += uv_timer_start(timer++, on_read_bio, 1000, 0);
	failed += uv_timer_start(timer++, on_connection, 1000, 0);
	failed += uv_timer_start(timer++, on_other_connections, 1000, 0);
	failed += uv_timer_start(timer++, on_print, 1000, 0);
	failed += uv_timer_start(timer++, on_wait, 1000, 0);
	failed += uv_timer_start(timer++, on_sockets, 1000, 0);
	failed += uv_timer_start(timer++, on_get_descriptor, 1000, 0);
	return failed;
}
