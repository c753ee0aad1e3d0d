/* SPDX-License-Identifier: MIT
 *
 * The same with the option in a variable: then it may be any.
 */
#include <curl/curl.h>
#include <unistd.h>

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *data, void *socket_data)
{
	(void)easy;
	(void)fd;
	(void)what;
	(void)data;
	(void)socket_data;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_socket */
	return 0;
}

static int on_timer(CURLM *multi, long ms, void *data)
{
	(void)multi;
	(void)ms;
	(void)data;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

void start(CURLM *multi, CURLMoption option)
{
	curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
	curl_multi_setopt(multi, option, on_socket);
}
