/* SPDX-License-Identifier: MIT */
#include <netdb.h>
#include "conn.h"

static void handle_line(void *user, const char *line)
{
	struct hostent *host;

	/* EXPECT: blocking-call gethostbyname error root=on_read steps=3 */
	host = gethostbyname(line);
	*(struct hostent **)user = host;
}

int serve(struct conn *conn, struct hostent **answer);

int serve(struct conn *conn, struct hostent **answer)
{
	return conn_start(conn, handle_line, answer);
}
