/* SPDX-License-Identifier: MIT */
/* FLAGS: -DCURL_DISABLE_DEPRECATION */
/* Transfers that wait on the loop, and functions of libcurl's that run there. */
#include <curl/curl.h>
#include <unistd.h>
#include <uv.h>

static size_t write_slowly(char *data, size_t size, size_t count, void *arg)
{
	(void)data;
	(void)arg;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
	return size * count;
}

static size_t read_slowly(char *data, size_t size, size_t count, void *arg)
{
	(void)data;
	(void)arg;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_timer */
	return size * count;
}

static int seek_slowly(void *arg, curl_off_t offset, int origin)
{
	(void)arg;
	(void)offset;
	sleep(3); /* EXPECT: blocking-call sleep error root=on_timer */
	return origin;
}

static void free_slowly(void *arg)
{
	(void)arg;
	sleep(4); /* EXPECT: blocking-call sleep error root=on_timer */
}

static int socket_slowly(CURL *easy, curl_socket_t fd, int what, void *arg, void *data)
{
	(void)easy;
	(void)fd;
	(void)what;
	(void)arg;
	(void)data;
	sleep(5); /* EXPECT: blocking-call sleep error root=socket_slowly */
	return 0;
}

static int timer_slowly(CURLM *multi, long timeout, void *arg)
{
	(void)multi;
	(void)timeout;
	(void)arg;
	sleep(6); /* EXPECT: blocking-call sleep error root=timer_slowly */
	return 0;
}

static void lock_slowly(CURL *easy, curl_lock_data data, curl_lock_access access, void *arg)
{
	(void)easy;
	(void)data;
	(void)access;
	(void)arg;
	sleep(8); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void unlock_slowly(CURL *easy, curl_lock_data data, void *arg)
{
	(void)easy;
	(void)data;
	(void)arg;
	sleep(9); /* EXPECT: blocking-call sleep error root=on_timer */
}

static size_t form_slowly(void *arg, const char *data, size_t size)
{
	(void)arg;
	(void)data;
	sleep(10); /* EXPECT: blocking-call sleep error root=on_timer */
	return size;
}

static void on_timer(uv_timer_t *timer)
{
	CURL *easy = curl_easy_init();
	CURLM *multi = curl_multi_init();
	CURLSH *share = curl_share_init();
	curl_mimepart *part = timer->data;

	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, write_slowly);
	curl_easy_perform(easy); /* EXPECT: blocking-call curl_easy_perform error confidence=high */
	curl_mime_data_cb(part, 4, read_slowly, seek_slowly, free_slowly, NULL);
	curl_formget(timer->data, NULL, form_slowly);
	curl_share_setopt(share, CURLSHOPT_LOCKFUNC, lock_slowly);
	curl_share_setopt(share, CURLSHOPT_UNLOCKFUNC, unlock_slowly);
	/* EXPECT: blocking-call curl_multi_poll error says=200 */
	curl_multi_poll(multi, NULL, 0, 200, NULL);
	/* EXPECT: blocking-call curl_multi_wait error says=300 */
	curl_multi_wait(multi, NULL, 0, 300, NULL);
}

int start(uv_timer_t *timer, CURLM *multi)
{
	curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, socket_slowly);
	curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, timer_slowly);
	return uv_timer_start(timer, on_timer, 1000, 0);
}
