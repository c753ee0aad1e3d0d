/* SPDX-License-Identifier: MIT
 *
 * strings.h - the string section of the recording: each text once, addressed by its offset.
 *
 * Paths, names and build ids repeat a lot; everywhere else a recording has a fixed-width number
 * for them. Strings are never changed or removed, so a reader may look at any time.
 */
#ifndef CORE_RECORD_STRINGS_H
#define CORE_RECORD_STRINGS_H

#include <stdint.h>

struct rec_header;

/* Offset of STRING in the recording, added if it is new. 0, the empty string, for NULL, for "" and
 * when the section is full (counted). Collector's lock or before main. */
uint32_t strings_add(struct rec_header *header, const char *string);

/* The string at OFFSET of a recording we write ourselves. */
const char *strings_get(struct rec_header *header, uint32_t offset);

/* Forgets what was added: a new recording starts. */
void strings_forget(void);

#endif
