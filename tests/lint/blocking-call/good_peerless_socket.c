/* SPDX-License-Identifier: MIT */
/* The kernel's cryptography is used through sockets that have nobody at the other end: it answers
 * at once, through whatever hands and fields they come. */
#include <linux/if_alg.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include <uv.h>

struct crypto {
	int hash;
	int cipher;
	int operation;
};

static int shared = -1;

static int alg_setup(void)
{
	struct sockaddr_alg address = { .salg_family = AF_ALG };
	int fd = socket(PF_ALG, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static void crypto_open(struct crypto *crypto)
{
	crypto->hash = alg_setup();
	if (crypto->hash < 0)
		return;
	crypto->cipher = alg_setup();
	shared = crypto->cipher;
}

static void crypto_close(struct crypto *crypto)
{
	close(crypto->hash);
	crypto->hash = -1;
}

static int alg_new(int fd, const void *key, socklen_t size)
{
	if (setsockopt(fd, SOL_ALG, ALG_SET_KEY, key, size) < 0)
		return -1;
	return accept(fd, NULL, 0);
}

static int alg_again(int fd)
{
	return alg_new(fd, "", 0);
}

static int encrypt(int fd, struct msghdr *message, void *out)
{
	if (sendmsg(fd, message, 0) < 0)
		return -1;
	return (int)read(fd, out, 16);
}

static int at_once(int alg)
{
	char out[16];
	int fd = accept4(alg, NULL, NULL, SOCK_CLOEXEC);

	return (int)recv(fd, out, sizeof(out), 0);
}

static void on_timer(uv_timer_t *timer)
{
	struct crypto *crypto = timer->data;
	struct iovec part = { .iov_base = "x", .iov_len = 1 };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	char out[16];
	int fd = alg_new(crypto->hash, "key", 3);

	crypto_open(crypto);
	writev(fd, &part, 1);
	read(fd, out, sizeof(out));
	send(fd, out, sizeof(out), 0);
	close(fd);
	encrypt(alg_again(crypto->cipher), &message, out);
	encrypt(shared, &message, out);
	at_once(crypto->hash);
	crypto->operation = accept(crypto->cipher, NULL, 0);
	crypto_close(crypto);
}

static void on_second_timer(uv_timer_t *timer)
{
	struct crypto *crypto = timer->data;
	char out[16];

	write(crypto->operation, "x", 1);
	read(crypto->operation, out, sizeof(out));
}

int start(uv_timer_t *timer)
{
	uv_timer_start(timer, on_second_timer, 1000, 0);
	return uv_timer_start(timer, on_timer, 1000, 0);
}
