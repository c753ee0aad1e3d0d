/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-unused-result */
/* Random bytes come from the kernel's memory. */
#include <openssl/bio.h>
#include <openssl/rand.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	BIO *bio = BIO_new_file("/proc/self/status", "r");
	char line[80];

	timer->data = BIO_gets(bio, line, sizeof(line)) > 0 ? bio : NULL;
	RAND_load_file("/dev/urandom", 32);
}

int start(uv_timer_t *timer)
{
	int failed = 0;

	failed += uv_timer_start(timer++, on_timer, 1000, 0);
	return failed;
}
