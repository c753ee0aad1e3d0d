/* SPDX-License-Identifier: MIT */
/* Handlers are registered in a loop over a table. */
#include <event2/http.h>
#include <unistd.h>

static void on_status(struct evhttp_request *request, void *data)
{
	evhttp_send_reply(request, 200, "OK", NULL);
}

static void on_save(struct evhttp_request *request, void *data)
{
	fsync(1); /* EXPECT: blocking-call fsync error root=on_save */
	evhttp_send_reply(request, 200, "OK", NULL);
}

static const struct route {
	const char *path;
	void (*handle)(struct evhttp_request *request, void *data);
} routes[] = { { "/status", on_status }, { "/save", on_save } };

void serve(struct evhttp *server)
{
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++)
		evhttp_set_cb(server, routes[i].path, routes[i].handle, NULL);
}
