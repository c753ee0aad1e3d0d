/* SPDX-License-Identifier: MIT
 *
 * The handler that is handed down blocks: from a field, by name, and one of two.
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
	sync(); /* EXPECT: blocking-call sync error root=on_saved_timer steps=5 */
}

static void note(struct connection *connection)
{
	(void)connection;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_note_timer steps=5 */
}

static void wait_a_little(struct connection *connection)
{
	(void)connection;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_choice_timer steps=5 */
}

static void nothing(struct connection *connection)
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

static void on_saved_timer(uv_timer_t *timer)
{
	struct connection *connection = timer->data;

	call_handler(connection, connection->on_saved);
}

static void on_note_timer(uv_timer_t *timer)
{
	call_handler(timer->data, note);
}

static void on_choice_timer(uv_timer_t *timer)
{
	call_handler(timer->data, timer->data ? wait_a_little : nothing);
}

static void on_read_timer(uv_timer_t *timer)
{
	struct connection *connection = timer->data;

	call_handler(connection, connection->on_read);
}

void start(uv_timer_t *timer, struct connection *connection)
{
	connection->on_read = nothing;
	connection->on_saved = save;
	timer->data = connection;
	uv_timer_start(timer, on_read_timer, 1000, 0);
	uv_timer_start(timer, on_saved_timer, 1000, 0);
	uv_timer_start(timer, on_note_timer, 1000, 0);
	uv_timer_start(timer, on_choice_timer, 1000, 0);
}
