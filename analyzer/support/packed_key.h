/* SPDX-License-Identifier: MIT
 *
 * packed_key.h - a hash for keys of 64 bits that hold several numbers.
 *
 * GLib's g_int64_hash is the lower half: keys that differ in the upper half only all meet, and a
 * table of them is searched in order. Here every bit of the key counts; the multiplier is 2^64
 * divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
 */
#ifndef SUPPORT_PACKED_KEY_H
#define SUPPORT_PACKED_KEY_H

#include <glib.h>

/* KEY: const guint64 *. For g_hash_table_new, with g_int64_equal. */
static inline guint packed_key_hash(gconstpointer key)
{
	return (guint)((*(const guint64 *)key * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)) >> 32);
}

#endif
