/* SPDX-License-Identifier: MIT
 *
 * server.c - an HTTP service that notes every request in an audit log before it answers.
 *
 * The promise is the same as before: whoever has an answer is in the log, on the disk. But the
 * request is put aside while the log's thread writes, and answered when the record comes back:
 *
 *   on_request  --audit_append-->  writer thread  --list + eventfd-->  on_written, on the loop
 *
 * A connection that closes meanwhile takes its request with it; the note then only frees itself.
 */
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>
#include "audit.h"
#include "listen.h"

struct server {
	struct audit *audit;
	int wake;             /* eventfd: the list below is not empty */
	pthread_mutex_t lock; /* for the list */
	struct audit_record *written;
};

/* A request that waits for its record. */
struct note {
	struct audit_record record;
	struct evhttp_request *request; /* NULL: its connection is gone */
};

static void forget_request(struct evhttp_connection *connection, void *data)
{
	struct note *note = data;

	(void)connection;
	note->request = NULL;
}

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

static void finish(struct note *note)
{
	struct evhttp_request *request = note->request;

	if (request) {
		evhttp_connection_set_closecb(evhttp_request_get_connection(request), NULL, NULL);
		if (note->record.failed)
			evhttp_send_error(request, HTTP_INTERNAL, "the audit log failed");
		else
			answer(request, "noted\n");
	}
	free(note);
}

static void finish_written(struct server *server)
{
	pthread_mutex_lock(&server->lock);
	struct audit_record *list = server->written;
	server->written = NULL;
	pthread_mutex_unlock(&server->lock);
	while (list) {
		struct note *note = list->owner;
		list = list->next;
		finish(note);
	}
}

static void on_written(evutil_socket_t wake, short what, void *data)
{
	uint64_t count;

	(void)what;
	if (read(wake, &count, sizeof(count)) == (ssize_t)sizeof(count))
		finish_written(data);
}

/* On the log's thread. */
static void hand_back(void *data, struct audit_record *record)
{
	struct server *server = data;
	uint64_t one = 1;

	pthread_mutex_lock(&server->lock);
	record->next = server->written;
	server->written = record;
	pthread_mutex_unlock(&server->lock);
	/* Fails only when the counter is at its limit, and then the loop is awake anyway. */
	if (write(server->wake, &one, sizeof(one)) < 0)
		return;
}

static void on_request(struct evhttp_request *request, void *data)
{
	struct server *server = data;
	struct evhttp_connection *connection = evhttp_request_get_connection(request);
	struct note *note = calloc(1, sizeof(*note));
	char *peer = NULL;
	uint16_t port = 0;

	if (!note) {
		evhttp_send_error(request, HTTP_INTERNAL, NULL);
		return;
	}
	evhttp_connection_get_peer(connection, &peer, &port);
	snprintf(note->record.text, sizeof(note->record.text), "%lld %.64s %.400s\n",
	         (long long)time(NULL), peer ? peer : "-", evhttp_request_get_uri(request));
	note->record.owner = note;
	note->request = request;
	evhttp_connection_set_closecb(connection, forget_request, note);
	audit_append(server->audit, &note->record);
}

static void on_signal(evutil_socket_t number, short what, void *data)
{
	(void)number;
	(void)what;
	event_base_loopexit(data, NULL);
}

static int serve(struct event_base *base, struct server *server, int port)
{
	struct evhttp *http = evhttp_new(base);
	struct event *terminate = evsignal_new(base, SIGTERM, on_signal, base);
	struct event *written = event_new(base, server->wake, EV_READ | EV_PERSIST, on_written,
	                                  server);
	int status = 1;

	if (http && terminate && written && event_add(terminate, NULL) == 0 &&
	    event_add(written, NULL) == 0 && listen_on(http, port)) {
		evhttp_set_gencb(http, on_request, server);
		status = event_base_dispatch(base) < 0;
	}
	/* The log first: after this no record is under way, and every request may be freed. */
	audit_close(server->audit);
	finish_written(server);
	if (written)
		event_free(written);
	if (terminate)
		event_free(terminate);
	if (http)
		evhttp_free(http);
	return status;
}

int main(int argc, char **argv)
{
	struct server server = { .wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC) };
	struct event_base *base = event_base_new();
	int status = 1;

	signal(SIGPIPE, SIG_IGN);
	pthread_mutex_init(&server.lock, NULL);
	if (base && server.wake >= 0)
		server.audit = audit_open(argc > 1 ? argv[1] : "audit.log", hand_back, &server);
	if (server.audit)
		status = serve(base, &server, argc > 2 ? atoi(argv[2]) : 0);
	else
		perror(argv[0]);
	if (base)
		event_base_free(base);
	if (server.wake >= 0)
		close(server.wake);
	pthread_mutex_destroy(&server.lock);
	return status;
}
