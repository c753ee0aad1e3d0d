/* SPDX-License-Identifier: MIT
 *
 * listen.c - start-up only: nothing in here runs on the loop.
 */
#include "listen.h"

#include <arpa/inet.h>
#include <event2/http.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

bool listen_on(struct evhttp *http, int port)
{
	struct evhttp_bound_socket *socket = evhttp_bind_socket_with_handle(http, "127.0.0.1",
	                                                                    (uint16_t)port);
	struct sockaddr_in address;
	socklen_t size = sizeof(address);

	if (!socket ||
	    getsockname(evhttp_bound_socket_get_fd(socket), (struct sockaddr *)&address, &size)) {
		fprintf(stderr, "cannot listen on 127.0.0.1:%d\n", port);
		return false;
	}
	printf("listening on 127.0.0.1:%d\n", ntohs(address.sin_port));
	fflush(stdout);
	return true;
}
