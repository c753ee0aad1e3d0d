/* SPDX-License-Identifier: MIT
 *
 * strings.c - intern strings in the recording.
 *
 * An open-addressing table of offsets beside the section answers "is it there". When the table is
 * full strings are still added, only no longer found again.
 */
#include "core/record/strings.h"

#include <string.h>

#include "core/record/store.h"

enum {
	SLOTS = 4096
};

static uint32_t slots[SLOTS];

static uint32_t hash(const char *string)
{
	uint32_t value = 2166136261u;

	for (; *string; string++)
		value = (value ^ (unsigned char)*string) * 16777619u;
	return value;
}

static uint32_t append(struct rec_header *header, const char *string)
{
	struct rec_section *section = &header->sections[REC_STRINGS];
	uint32_t used = atomic_load_explicit(&section->used, memory_order_relaxed);
	size_t size = strlen(string) + 1;

	if (size > section->capacity - used) {
		store_count(header, REC_COUNT_STRINGS_DROPPED);
		return 0;
	}
	memcpy((char *)store_section(header, REC_STRINGS) + used, string, size);
	atomic_store_explicit(&section->used, used + (uint32_t)size, memory_order_release);
	return used;
}

uint32_t strings_add(struct rec_header *header, const char *string)
{
	uint32_t start;

	if (!string || !*string)
		return 0;
	start = hash(string) % SLOTS;
	for (uint32_t i = 0; i < SLOTS; i++) {
		uint32_t *slot = &slots[(start + i) % SLOTS];

		if (*slot == 0)
			return *slot = append(header, string);
		if (strcmp(strings_get(header, *slot), string) == 0)
			return *slot;
	}
	return append(header, string);
}

const char *strings_get(struct rec_header *header, uint32_t offset)
{
	return (const char *)store_section(header, REC_STRINGS) + offset;
}

void strings_forget(void)
{
	memset(slots, 0, sizeof(slots));
}
