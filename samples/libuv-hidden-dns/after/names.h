/* SPDX-License-Identifier: MIT
 *
 * names.h - where addresses come from. One table of functions per source, so that a program can
 * use the system's resolver, a file, or (in its tests) something made up.
 */
#ifndef NAMES_H
#define NAMES_H

#include <stddef.h>

struct name_ops {
	/* Writes the addresses of HOST to TEXT (SIZE bytes), separated by spaces. NULL, or what
	 * went wrong in words. */
	const char *(*lookup)(const char *host, char *text, size_t size);
};

/* The system's resolver: /etc/hosts, DNS, whatever nsswitch.conf says. */
extern const struct name_ops system_names;

#endif
