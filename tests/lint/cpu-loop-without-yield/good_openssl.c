/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-unused-result -Wno-deprecated-declarations */
/* Small primes, a few rounds, and a key that a worker makes. */
#include <openssl/bn.h>
#include <openssl/dh.h>
#include <openssl/dsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <unistd.h>
#include <uv.h>

static uv_work_t request;

static void on_timer(uv_timer_t *timer)
{
	static unsigned char salt[8], key[32];
	BIGNUM *number = timer->data;

	BN_generate_prime_ex(number, 64, 0, NULL, NULL, NULL);
	BN_generate_prime_ex2(number, 64, 0, NULL, NULL, NULL, NULL);
	BN_generate_prime(number, 64, 0, NULL, NULL, NULL, NULL);
	PKCS5_PBKDF2_HMAC("a", 1, salt, 8, 1000, EVP_sha256(), 32, key);
	PKCS5_PBKDF2_HMAC_SHA1("a", 1, salt, 8, 1000, 32, key);
	EVP_PBE_scrypt("a", 1, salt, 8, 1024, 8, 1, 0, key, 32);
	EVP_PBE_scrypt("a", 1, salt, 8, 16384, 8, 1, 0, NULL, 32);
	usleep(0);
}

static void make_key(uv_work_t *work)
{
	RSA_generate_key_ex(work->data, 4096, NULL, NULL);
}

static void on_made(uv_work_t *work, int status)
{
	work->data = status ? NULL : work->loop;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0) ||
	       uv_queue_work(timer->loop, &request, make_key, on_made);
}
