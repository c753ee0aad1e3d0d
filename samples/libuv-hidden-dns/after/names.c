/* SPDX-License-Identifier: MIT
 *
 * names.c - the system's resolver.
 *
 * The very same code as before/names.c: the function still waits for the network, which is fine on
 * the worker thread that answer.c now runs it on.
 */
#include "names.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static const void *address_of(const struct addrinfo *info)
{
	if (info->ai_family == AF_INET6)
		return &((const struct sockaddr_in6 *)info->ai_addr)->sin6_addr;
	return &((const struct sockaddr_in *)info->ai_addr)->sin_addr;
}

/* Appends as many addresses as fit. */
static void list_addresses(const struct addrinfo *list, char *text, size_t size)
{
	char one[INET6_ADDRSTRLEN];
	size_t used = 0;

	text[0] = '\0';
	for (; list; list = list->ai_next) {
		if (!inet_ntop(list->ai_family, address_of(list), one, sizeof(one)))
			continue;
		if (used + strlen(one) + 2 > size)
			break;
		used += (size_t)snprintf(text + used, size - used, used ? " %s" : "%s", one);
	}
}

static const char *system_lookup(const char *host, char *text, size_t size)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM };
	struct addrinfo *list;
	int error = getaddrinfo(host, NULL, &hints, &list);

	if (error)
		return gai_strerror(error);
	list_addresses(list, text, size);
	freeaddrinfo(list);
	return NULL;
}

const struct name_ops system_names = {
	.lookup = system_lookup,
};
