/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-unused-result */
/* TLS on sockets that do not wait and on bytes in memory. */
#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static uv_work_t request;

static void on_descriptor(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	char data[64];
	size_t count;

	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM, 0));
	SSL_set_fd(ssl, fd);
	SSL_connect(ssl);
	SSL_accept(ssl);
	SSL_do_handshake(ssl);
	SSL_stateless(ssl);
	SSL_read(ssl, data, sizeof(data));
	SSL_read_ex(ssl, data, sizeof(data), &count);
	SSL_peek(ssl, data, sizeof(data));
	SSL_peek_ex(ssl, data, sizeof(data), &count);
	SSL_read_early_data(ssl, data, sizeof(data), &count);
	SSL_write(ssl, "a", 1);
	SSL_write_ex(ssl, "a", 1, &count);
	SSL_write_early_data(ssl, "a", 1, &count);
	SSL_sendfile(ssl, 3, 0, 1, 0);
	DTLSv1_listen(ssl, NULL);
	SSL_shutdown(ssl);
	recv(SSL_get_fd(ssl), data, sizeof(data), 0);
}

/* Programs on a loop make their sockets non-blocking, mostly where nobody sees it. */
static void on_unknown(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	BIO *bio = timer->data;
	char data[64];
	size_t count;

	SSL_connect(ssl);
	SSL_accept(ssl);
	SSL_do_handshake(ssl);
	SSL_stateless(ssl);
	SSL_read(ssl, data, sizeof(data));
	SSL_read_ex(ssl, data, sizeof(data), &count);
	SSL_peek(ssl, data, sizeof(data));
	SSL_peek_ex(ssl, data, sizeof(data), &count);
	SSL_read_early_data(ssl, data, sizeof(data), &count);
	SSL_write(ssl, "a", 1);
	SSL_write_ex(ssl, "a", 1, &count);
	SSL_write_early_data(ssl, "a", 1, &count);
	SSL_sendfile(ssl, 3, 0, 1, 0);
	DTLSv1_listen(ssl, NULL);
	SSL_shutdown(ssl);
	BIO_read(bio, data, sizeof(data));
	BIO_read_ex(bio, data, sizeof(data), &count);
	BIO_gets(bio, data, sizeof(data));
	BIO_write(bio, "a", 1);
	BIO_write_ex(bio, "a", 1, &count);
	BIO_puts(bio, "a");
	BIO_printf(bio, "%d", 1);
	BIO_do_connect(bio);
}

static int take(SSL *ssl, char *data, int size)
{
	return SSL_read(ssl, data, size);
}

static void on_field(uv_timer_t *timer)
{
	char data[64];

	take(*(SSL **)timer->data, data, sizeof(data));
}

static void on_read_descriptor(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	char byte;

	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM, 0));
	BIO_socket_nbio(fd, 1);
	SSL_set_rfd(ssl, fd);
	SSL_accept(ssl);
	recv(SSL_get_rfd(ssl), &byte, 1, 0);
	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM, 0));
	SSL_set_fd(ssl, *(int *)timer->data);
	SSL_accept(ssl);
	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM, 0));
	SSL_set_rfd(ssl, *(int *)timer->data);
	SSL_accept(ssl);
}

static void on_bio(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	BIO *bio = BIO_new_socket(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), BIO_CLOSE);
	char byte;

	SSL_set_bio(ssl, bio, bio);
	recv(SSL_get_rfd(ssl), &byte, 1, 0);
	SSL_set0_rbio(ssl, BIO_new_fd(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), BIO_CLOSE));
	recv(SSL_get_rfd(ssl), &byte, 1, 0);
}

static void on_memory(uv_timer_t *timer)
{
	SSL *ssl = timer->data;
	BIO *in = BIO_new(BIO_s_mem()), *out = BIO_new(BIO_s_mem()),
	    *base64 = BIO_new(BIO_f_base64());
	char data[64];
	size_t count;

	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM, 0));
	SSL_set_bio(ssl, in, out);
	SSL_connect(ssl);
	SSL_accept(ssl);
	SSL_do_handshake(ssl);
	SSL_stateless(ssl);
	SSL_read(ssl, data, sizeof(data));
	SSL_read_ex(ssl, data, sizeof(data), &count);
	SSL_peek(ssl, data, sizeof(data));
	SSL_peek_ex(ssl, data, sizeof(data), &count);
	SSL_read_early_data(ssl, data, sizeof(data), &count);
	SSL_write(ssl, "a", 1);
	SSL_write_ex(ssl, "a", 1, &count);
	SSL_write_early_data(ssl, "a", 1, &count);
	SSL_sendfile(ssl, 3, 0, 1, 0);
	DTLSv1_listen(ssl, NULL);
	SSL_shutdown(ssl);
	BIO_read(in, data, sizeof(data));
	BIO_read_ex(in, data, sizeof(data), &count);
	BIO_gets(in, data, sizeof(data));
	BIO_write(in, "a", 1);
	BIO_write_ex(in, "a", 1, &count);
	BIO_puts(in, "a");
	BIO_printf(in, "%d", 1);
	BIO_push(base64, BIO_new_connect(timer->data));
	BIO_push(base64, out);
	BIO_puts(base64, "a");
	BIO_flush(base64);
}

static void on_more_memory(uv_timer_t *timer)
{
	SSL *first = timer->data, *second = timer->data;
	BIO *secret = BIO_new(BIO_s_secmem()), *bytes = BIO_new_mem_buf("a", 1), *one, *other;

	SSL_set_fd(first, socket(AF_INET, SOCK_STREAM, 0));
	SSL_set0_rbio(first, secret);
	SSL_read(first, NULL, 0);
	BIO_puts(bytes, "a");
	BIO_new_bio_pair(&one, 0, &other, 0);
	SSL_set_bio(second, one, one);
	SSL_read(second, NULL, 0);
	BIO_puts(other, "a");
}

static void on_connection(uv_timer_t *timer)
{
	BIO *bio = BIO_new_connect(timer->data);
	char data[64];
	size_t count;

	BIO_set_nbio(bio, 1);
	BIO_do_connect(bio);
	BIO_do_connect_retry(bio, -1, 100);
	BIO_wait(bio, 0, 100);
	BIO_read(bio, data, sizeof(data));
	BIO_read_ex(bio, data, sizeof(data), &count);
	BIO_gets(bio, data, sizeof(data));
	BIO_write(bio, "a", 1);
	BIO_write_ex(bio, "a", 1, &count);
	BIO_puts(bio, "a");
	BIO_printf(bio, "%d", 1);
	BIO_flush(bio);
}

static void on_datagrams(uv_timer_t *timer)
{
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	SSL *ssl = timer->data;
	BIO *bio = BIO_new_dgram(fd, BIO_NOCLOSE);

	SSL_set_bio(ssl, bio, bio);
	DTLSv1_listen(ssl, NULL);
}

static void on_sockets(uv_timer_t *timer)
{
	BIO_ADDR *address = timer->data;
	int fd = BIO_socket(AF_INET, SOCK_STREAM, 0, 0), client;
	BIO_ADDRINFO *found;
	char byte;

	BIO_lookup(NULL, "80", BIO_LOOKUP_SERVER, 0, 0, &found);
	BIO_lookup_ex(NULL, "80", BIO_LOOKUP_SERVER, 0, 0, 0, &found);
	BIO_connect(fd, address, BIO_SOCK_NONBLOCK);
	recv(fd, &byte, 1, 0);
	client = BIO_accept_ex(fd, address, BIO_SOCK_NONBLOCK);
	recv(client, &byte, 1, 0);
}

static void talk(uv_work_t *work)
{
	SSL *ssl = work->data;

	SSL_set_fd(ssl, socket(AF_INET, SOCK_STREAM, 0));
	SSL_connect(ssl);
}

static void on_talked(uv_work_t *work, int status)
{
	work->data = status ? NULL : work->loop;
}

int start(uv_timer_t *timer)
{
	int failed = 0;

	failed += uv_timer_start(timer++, on_descriptor, 1000, 0);
	failed += uv_timer_start(timer++, on_unknown, 1000, 0);
	failed += uv_timer_start(timer++, on_field, 1000, 0);
	failed += uv_timer_start(timer++, on_read_descriptor, 1000, 0);
	failed += uv_timer_start(timer++, on_bio, 1000, 0);
	failed += uv_timer_start(timer++, on_memory, 1000, 0);
	failed += uv_timer_start(timer++, on_more_memory, 1000, 0);
	failed += uv_timer_start(timer++, on_connection, 1000, 0);
	failed += uv_timer_start(timer++, on_datagrams, 1000, 0);
	failed += uv_timer_start(timer++, on_sockets, 1000, 0);
	return failed + uv_queue_work(timer->loop, &request, talk, on_talked);
}
