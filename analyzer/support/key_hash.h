/* SPDX-License-Identifier: MIT
 *
 * key_hash.h - a hash for keys of several numbers.
 *
 * GLib's g_int64_hash is the lower half: keys that differ in the upper half only all meet, and a
 * table of them is searched in order. Here every bit of the key counts; the multiplier is 2^64
 * divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
 */
#ifndef SUPPORT_KEY_HASH_H
#define SUPPORT_KEY_HASH_H

#include <glib.h>

/* Of SIZE bytes at KEY, whole words of 32 bits. Padding counts, so it has to be alike. */
static inline guint key_hash(gconstpointer key, gsize size)
{
	const guint32 *words = key;
	guint64 sum = 0;

	for (gsize i = 0; i < size / sizeof(*words); i++) {
		sum = (sum + words[i]) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
		sum ^= sum >> 32;
	}
	return (guint)sum;
}

/* KEY: const gint64 *. For g_hash_table_new, with g_int64_equal. */
static inline guint key_hash_int64(gconstpointer key)
{
	return key_hash(key, sizeof(gint64));
}

#endif
