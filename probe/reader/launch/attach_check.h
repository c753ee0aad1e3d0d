/* SPDX-License-Identifier: MIT
 *
 * attach_check.h - can the probe get into this program? Asked before it is started.
 *
 * A wrong yes costs the user a report that never comes, a wrong no a program that cannot be probed
 * at all; so each reason is something the kernel or the loader would certainly do.
 */
#ifndef READER_LAUNCH_ATTACH_CHECK_H
#define READER_LAUNCH_ATTACH_CHECK_H

#include <glib.h>
#include <stdbool.h>

#include "reader/launch/elf_facts.h"

/* Judges the ELF file at PATH, with its FACTS, against the library at PROBE. False with ERROR set
 * (exit status 3): a sentence that says why the probe cannot attach and what to do instead. */
bool attach_check(const char *path, const struct elf_facts *facts, const char *probe,
                  GError **error);

/* The sanitizer runtime among FACTS that must be loaded before every other library, or NULL.
 * Borrowed from FACTS. */
const char *attach_check_sanitizer(const struct elf_facts *facts);

#endif
