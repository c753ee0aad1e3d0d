/* SPDX-License-Identifier: MIT
 *
 * listen.h - binds the service to a loopback port and says which.
 */
#ifndef LISTEN_H
#define LISTEN_H

#include <stdbool.h>

struct evhttp;

/* Binds HTTP to 127.0.0.1:PORT (0: any free one) and prints the address. False with a message on
 * stderr otherwise. */
bool listen_on(struct evhttp *http, int port);

#endif
