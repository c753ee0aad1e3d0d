/* SPDX-License-Identifier: MIT */
/* What go() begins around a call runs in a coroutine; what makes its arguments does not. */
#include <libdill.h>
#include <unistd.h>

static int seconds(void)
{
	return (int)sleep(1);
}

static coroutine void work(int n)
{
	sleep(n); /* EXPECT: blocking-call sleep error root=work says=msleep */
}

static int check(const char *user, const char *password)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=serve */
	return 1;
}

static coroutine void serve(int s)
{
	dill_socks5_proxy_auth(s, check, dill_now() + 1000);
}

static coroutine void in_bundle(int n)
{
	sleep(n); /* EXPECT: blocking-call sleep error root=in_bundle */
}

int main(void)
{
	int bundle = dill_bundle();
	int handle = go(work(seconds()));

	bundle_go(bundle, in_bundle(1));
	bundle_go(bundle, serve(3));
	dill_hclose(handle);
	return dill_hclose(bundle);
}
