/* SPDX-License-Identifier: MIT
 *
 * digest.h - two ways to tell bytes apart: one nobody can fool, and one that costs nothing.
 *
 * What a unit's facts depend on is told apart by SHA-256: two contents with one digest would mean
 * wrong findings. Whether a file of ours is still what we wrote is asked at every run of every
 * file, and only accidents are to be noticed: a sum of 64 bits is enough.
 */
#ifndef CACHE_DIGEST_H
#define CACHE_DIGEST_H

#include <glib.h>
#include <stdbool.h>

struct digest {
	guint8 bytes[32];
};

/* The digest of SIZE bytes. */
struct digest digest_of(const void *data, gsize size);
bool digest_equal(const struct digest *a, const struct digest *b);

/* A digest over several parts, each told apart from the next: begin, add, end (which frees). */
GChecksum *digest_begin(void);
void digest_add(GChecksum *sum, const void *data, gsize size);
void digest_add_text(GChecksum *sum, const char *text);
struct digest digest_end(GChecksum *sum);

/* DIGEST as 64 characters. Newly allocated. */
char *digest_hex(const struct digest *digest);

/* The quick sum of SIZE bytes. */
guint64 quick_sum(const void *data, gsize size);

#endif
