/* SPDX-License-Identifier: MIT
 *
 * digest.c - GLib's SHA-256 in a struct, and a sum that runs at the speed of memory.
 *
 * A part's length goes before the part, so that ("ab", "c") and ("a", "bc") differ. The quick sum
 * multiplies and folds eight bytes at a time; a changed, missing or moved byte changes it, somebody
 * who wants to deceive it can.
 */
#include "cache/digest.h"

#include <stdint.h>
#include <string.h>

#define SUM_PRIME UINT64_C(0x9e3779b97f4a7c15)

GChecksum *digest_begin(void)
{
	return g_checksum_new(G_CHECKSUM_SHA256);
}

void digest_add(GChecksum *sum, const void *data, gsize size)
{
	guint64 length = size;

	g_checksum_update(sum, (const guchar *)&length, sizeof(length));
	g_checksum_update(sum, data, (gssize)size);
}

void digest_add_text(GChecksum *sum, const char *text)
{
	digest_add(sum, text, strlen(text));
}

struct digest digest_end(GChecksum *sum)
{
	struct digest digest;
	gsize size = sizeof(digest.bytes);

	g_checksum_get_digest(sum, digest.bytes, &size);
	g_checksum_free(sum);
	return digest;
}

struct digest digest_of(const void *data, gsize size)
{
	GChecksum *sum = digest_begin();

	digest_add(sum, data, size);
	return digest_end(sum);
}

bool digest_equal(const struct digest *a, const struct digest *b)
{
	return !memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}

char *digest_hex(const struct digest *digest)
{
	GString *text = g_string_sized_new(2 * sizeof(digest->bytes));

	for (size_t i = 0; i < sizeof(digest->bytes); i++)
		g_string_append_printf(text, "%02x", digest->bytes[i]);
	return g_string_free(text, FALSE);
}

guint64 quick_sum(const void *data, gsize size)
{
	const guint8 *bytes = data;
	guint64 sum = size * SUM_PRIME, word;

	for (; size >= sizeof(word); size -= sizeof(word), bytes += sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		sum = (sum ^ word) * SUM_PRIME;
		sum ^= sum >> 32;
	}
	word = 0;
	memcpy(&word, bytes, size);
	sum = (sum ^ word) * SUM_PRIME;
	return sum ^ sum >> 32;
}
