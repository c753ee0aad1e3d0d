/* SPDX-License-Identifier: MIT */
/* Transfers that the loop drives, and one that a worker waits for. */
#include <curl/curl.h>
#include <unistd.h>
#include <uv.h>

static uv_work_t request;
static uv_timer_t timeout;
static CURLM *multi;

/* Where this one runs, it may take its time. */
static size_t write_slowly(char *data, size_t size, size_t count, void *arg)
{
	(void)data;
	(void)arg;
	sleep(1);
	return size * count;
}

static size_t count_bytes(char *data, size_t size, size_t count, void *arg)
{
	(void)data;
	*(size_t *)arg += size * count;
	return size * count;
}

static void fetch(uv_work_t *work)
{
	CURL *easy = curl_easy_init();

	curl_easy_setopt(easy, CURLOPT_URL, work->data);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, write_slowly);
	curl_easy_perform(easy);
	curl_easy_cleanup(easy);
}

static void on_fetched(uv_work_t *work, int status)
{
	(void)status;
	work->data = NULL;
}

static void look_at_what_is_done(void)
{
	CURLMsg *message;
	int left;

	while ((message = curl_multi_info_read(multi, &left)) != NULL) {
		CURL *easy = message->easy_handle;

		curl_multi_remove_handle(multi, easy);
		curl_easy_cleanup(easy);
	}
}

static void on_ready(uv_poll_t *poll, int status, int events)
{
	int running;

	(void)status;
	(void)events;
	curl_multi_socket_action(multi, *(curl_socket_t *)poll->data, CURL_CSELECT_IN, &running);
	look_at_what_is_done();
}

static void on_timeout(uv_timer_t *timer)
{
	static size_t bytes;
	CURL *easy = curl_easy_init();
	int running;

	curl_easy_setopt(easy, CURLOPT_URL, timer->data);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, &bytes);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, count_bytes);
	if (curl_multi_add_handle(multi, easy) != CURLM_OK)
		curl_easy_cleanup(easy);
	curl_multi_perform(multi, &running);
	curl_multi_poll(multi, NULL, 0, 0, NULL);
	curl_multi_wait(multi, NULL, 0, 0, NULL);
	curl_multi_wakeup(multi);
	look_at_what_is_done();
}

static int on_timer_wanted(CURLM *which, long milliseconds, void *arg)
{
	(void)which;
	(void)arg;
	return milliseconds < 0 ? uv_timer_stop(&timeout)
	                        : uv_timer_start(&timeout, on_timeout, milliseconds, 0);
}

static int on_socket_wanted(CURL *easy, curl_socket_t fd, int what, void *arg, void *poll)
{
	(void)easy;
	(void)fd;
	(void)what;
	(void)arg;
	return uv_poll_start(poll, UV_READABLE, on_ready);
}

int start(uv_loop_t *loop)
{
	multi = curl_multi_init();
	curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket_wanted);
	curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer_wanted);
	curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 8L);
	return uv_queue_work(loop, &request, fetch, on_fetched);
}
