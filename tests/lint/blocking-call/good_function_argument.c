/* SPDX-License-Identifier: MIT
 *
 * What runs a handler is given one of the connection's two; nothing ever calls the blocking one
 * from the loop.
 */
#include <unistd.h>
#include <uv.h>

struct connection;
typedef void (*handler_fn)(struct connection *connection);

struct connection {
	handler_fn on_read;
	handler_fn on_saved;
};

static void save(struct connection *connection)
{
	(void)connection;
	sync();
}

static void note(struct connection *connection)
{
	(void)connection;
}

static void run_handler(struct connection *connection, handler_fn handler)
{
	if (handler)
		handler(connection);
}

static void call_handler(struct connection *connection, handler_fn handler)
{
	run_handler(connection, handler);
}

static void on_timer(uv_timer_t *timer)
{
	struct connection *connection = timer->data;

	call_handler(connection, connection->on_read);
	call_handler(connection, note);
}

void start(uv_timer_t *timer, struct connection *connection)
{
	connection->on_read = note;
	connection->on_saved = save;
	timer->data = connection;
	uv_timer_start(timer, on_timer, 1000, 0);
	call_handler(connection, connection->on_saved);
}
