/* SPDX-License-Identifier: MIT
 *
 * server.c - an HTTP service that notes every request in an audit log before it answers.
 *
 * The log is a detail here: one call, in another file. It is also the reason why every client waits
 * for the disk, one after the other.
 */
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "audit.h"
#include "listen.h"

static void answer(struct evhttp_request *request, const char *text)
{
	struct evbuffer *body = evbuffer_new();

	if (!body) {
		evhttp_send_error(request, HTTP_INTERNAL, NULL);
		return;
	}
	evbuffer_add(body, text, strlen(text));
	evhttp_send_reply(request, HTTP_OK, "OK", body);
	evbuffer_free(body);
}

static void on_request(struct evhttp_request *request, void *data)
{
	struct audit *audit = data;
	char *peer = NULL;
	uint16_t port = 0;

	evhttp_connection_get_peer(evhttp_request_get_connection(request), &peer, &port);
	if (audit_append(audit, peer ? peer : "-", evhttp_request_get_uri(request)))
		answer(request, "noted\n");
	else
		evhttp_send_error(request, HTTP_INTERNAL, "the audit log failed");
}

static void on_signal(evutil_socket_t number, short what, void *data)
{
	(void)number;
	(void)what;
	event_base_loopexit(data, NULL);
}

static int serve(struct event_base *base, struct audit *audit, int port)
{
	struct evhttp *http = evhttp_new(base);
	struct event *terminate = evsignal_new(base, SIGTERM, on_signal, base);
	int status = 1;

	if (http && terminate && event_add(terminate, NULL) == 0 && listen_on(http, port)) {
		evhttp_set_gencb(http, on_request, audit);
		status = event_base_dispatch(base) < 0;
	}
	if (terminate)
		event_free(terminate);
	if (http)
		evhttp_free(http);
	return status;
}

int main(int argc, char **argv)
{
	struct audit *audit = audit_open(argc > 1 ? argv[1] : "audit.log");
	struct event_base *base = event_base_new();
	int status = 1;

	signal(SIGPIPE, SIG_IGN);
	if (!audit || !base)
		perror(argv[0]);
	else
		status = serve(base, audit, argc > 2 ? atoi(argv[2]) : 0);
	if (base)
		event_base_free(base);
	audit_close(audit);
	return status;
}
