/* SPDX-License-Identifier: MIT
 *
 * As a newer version of the library might have it: the function is inline.
 */
#ifndef EVENT2_NAMES_H
#define EVENT2_NAMES_H

#include <netdb.h>

static inline int evutil_getaddrinfo(const char *name, const char *service,
                                     const struct addrinfo *hints, struct addrinfo **result)
{
	return getaddrinfo(name, service, hints, result);
}

#endif
