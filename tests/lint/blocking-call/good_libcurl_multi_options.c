/* SPDX-License-Identifier: MIT
 *
 * The option decides what the function is for: only sockets and the timer are the loop's business.
 */
#include <curl/curl.h>
#include <unistd.h>
#include <uv.h>

static void wait_at_start(void *data)
{
	(void)data;
	sleep(1);
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *data, void *socket_data)
{
	(void)easy;
	(void)fd;
	(void)what;
	(void)data;
	(void)socket_data;
	return 0;
}

void start(CURLM *multi)
{
	curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
	curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, wait_at_start);
}
