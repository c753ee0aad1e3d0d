/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-unused-result -Wno-deprecated-declarations */
/* Keys and hashed passwords on the loop. */
#include <openssl/bn.h>
#include <openssl/dh.h>
#include <openssl/dsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <unistd.h>
#include <uv.h>

static int slow_prime(int step, int count, void *arg)
{
	(void)arg;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
	return step == count;
}

static int slow_dh(int step, int count, void *arg)
{
	(void)arg;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_timer */
	return step == count;
}

static int slow_dsa(int step, int count, void *arg)
{
	(void)arg;
	sleep(3); /* EXPECT: blocking-call sleep error root=on_timer */
	return step == count;
}

static int slow_rsa(int step, int count, void *arg)
{
	(void)arg;
	sleep(4); /* EXPECT: blocking-call sleep error root=on_timer */
	return step == count;
}

static void on_timer(uv_timer_t *timer)
{
	static unsigned char salt[8], key[32];
	BIGNUM *number = timer->data;

	/* EXPECT: cpu-loop-without-yield BN_generate_prime_ex warning */
	BN_generate_prime_ex(number, 2048, 0, NULL, NULL, NULL);
	/* EXPECT: cpu-loop-without-yield BN_generate_prime_ex2 warning */
	BN_generate_prime_ex2(number, 2048, 0, NULL, NULL, NULL, NULL);
	/* EXPECT: cpu-loop-without-yield BN_generate_prime warning */
	BN_generate_prime(number, 2048, 0, NULL, NULL, (void *)slow_prime, timer);
	/* EXPECT: cpu-loop-without-yield DH_generate_parameters_ex warning */
	DH_generate_parameters_ex(timer->data, 2048, 2, NULL);
	/* EXPECT: cpu-loop-without-yield DH_generate_parameters warning */
	DH_generate_parameters(2048, 2, (void *)slow_dh, timer);
	/* EXPECT: cpu-loop-without-yield DSA_generate_parameters_ex warning */
	DSA_generate_parameters_ex(timer->data, 2048, NULL, 0, NULL, NULL, NULL);
	/* EXPECT: cpu-loop-without-yield DSA_generate_parameters warning */
	DSA_generate_parameters(2048, NULL, 0, NULL, NULL, (void *)slow_dsa, timer);
	/* EXPECT: cpu-loop-without-yield RSA_generate_key_ex warning */
	RSA_generate_key_ex(timer->data, 4096, number, NULL);
	/* EXPECT: cpu-loop-without-yield RSA_generate_key warning */
	RSA_generate_key(4096, 65537, (void *)slow_rsa, timer);
	/* EXPECT: cpu-loop-without-yield RSA_generate_multi_prime_key warning */
	RSA_generate_multi_prime_key(timer->data, 4096, 3, number, NULL);
	/* EXPECT: cpu-loop-without-yield PKCS5_PBKDF2_HMAC warning */
	PKCS5_PBKDF2_HMAC("a", 1, salt, 8, 100000, EVP_sha256(), 32, key);
	/* EXPECT: cpu-loop-without-yield PKCS5_PBKDF2_HMAC_SHA1 warning */
	PKCS5_PBKDF2_HMAC_SHA1("a", 1, salt, 8, 100000, 32, key);
	/* EXPECT: cpu-loop-without-yield EVP_PBE_scrypt warning */
	EVP_PBE_scrypt("a", 1, salt, 8, 16384, 8, 1, 0, key, 32);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
