/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What libcurl makes, lost where the function asks whether it was cancelled. */
#include <curl/curl.h>
#include <gio/gio.h>

static gboolean with_curl_easy_init(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_easy_init warning */
	CURL *thing = curl_easy_init();

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_easy_cleanup(thing);
	return n > 0;
}

static gboolean with_curl_easy_duphandle(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_easy_duphandle warning */
	CURL *thing = curl_easy_duphandle(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_easy_cleanup(thing);
	return n > 0;
}

static gboolean with_curl_easy_escape(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_easy_escape warning */
	char *thing = curl_easy_escape(NULL, "a b", 3);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_free(thing);
	return n > 0;
}

static gboolean with_curl_easy_unescape(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_easy_unescape warning */
	char *thing = curl_easy_unescape(NULL, "a%20b", 5, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_free(thing);
	return n > 0;
}

static gboolean with_curl_escape(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_escape warning */
	char *thing = curl_escape("a b", 3);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_free(thing);
	return n > 0;
}

static gboolean with_curl_unescape(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_unescape warning */
	char *thing = curl_unescape("a%20b", 5);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_free(thing);
	return n > 0;
}

static gboolean with_curl_getenv(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_getenv warning */
	char *thing = curl_getenv("HOME");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_free(thing);
	return n > 0;
}

static gboolean with_curl_mime_init(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_mime_init warning */
	curl_mime *thing = curl_mime_init(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_mime_free(thing);
	return n > 0;
}

static gboolean with_curl_multi_init(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_multi_init warning */
	CURLM *thing = curl_multi_init();

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_multi_cleanup(thing);
	return n > 0;
}

static gboolean with_curl_share_init(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_share_init warning */
	CURLSH *thing = curl_share_init();

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_share_cleanup(thing);
	return n > 0;
}

static gboolean with_curl_url(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_url warning */
	CURLU *thing = curl_url();

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_url_cleanup(thing);
	return n > 0;
}

static gboolean with_curl_url_dup(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel curl_url_dup warning */
	CURLU *thing = curl_url_dup(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	curl_url_cleanup(thing);
	return n > 0;
}

int main(int argc, char **argv)
{
	GCancellable *cancellable = g_cancellable_new();

	(void)argv;
	with_curl_easy_init(cancellable, argc);
	with_curl_easy_duphandle(cancellable, argc);
	with_curl_easy_escape(cancellable, argc);
	with_curl_easy_unescape(cancellable, argc);
	with_curl_escape(cancellable, argc);
	with_curl_unescape(cancellable, argc);
	with_curl_getenv(cancellable, argc);
	with_curl_mime_init(cancellable, argc);
	with_curl_multi_init(cancellable, argc);
	with_curl_share_init(cancellable, argc);
	with_curl_url(cancellable, argc);
	with_curl_url_dup(cancellable, argc);
	g_object_unref(cancellable);
	return 0;
}
