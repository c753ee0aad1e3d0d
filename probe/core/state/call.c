/* SPDX-License-Identifier: MIT
 *
 * call.c - names and kinds of the hooked calls, from calls.def.
 *
 * The table is expanded once more, this time into an array. Nothing here knows a single name: to
 * add a call, add its row to calls.def.
 */
#include "core/state/call.h"

#include <stdbool.h>
#include <string.h>

#include "core/base/text.h"
#include "core/record/store.h"
#include "core/record/strings.h"

static const struct {
	const char *name;
	enum call_kind kind;
} rows[CALLS] = {
#define CALL(name, type, kind, fd, object, params, args)          { #name, CALL_##kind },
#define VOID(name, kind, fd, object, params, args)                { #name, CALL_##kind },
#define FORMAT(name, type, kind, fd, through, last, params, args) { #name, CALL_##kind },
#define LOCK(name, type, try, ready, owner, params, args)         { #name, CALL_LOCK },
#define HAND(name, type, kind, params)                            { #name, CALL_##kind },
#define NAMED(name, kind)                                         { #name, CALL_##kind },
#include "core/state/calls.def"
};

const char *call_name(uint32_t id)
{
	return rows[id].name;
}

enum call_kind call_kind(uint32_t id)
{
	return rows[id].kind;
}

/* How the names of variants begin: as we call them, or as headers make them of what was written. */
static const char *const beginnings[] = { "old_", "_IO_", "__isoc99_", "__isoc23_", "__" };
/* How they end: what the compiler adds for checked calls. */
static const char *const endings[] = { "_chk", "_2" };

/* Whether NAME has these underscores of its own: no function is called like it without. */
static bool is_own_name(const char *name)
{
	return strncmp(name, "__", 2) == 0 &&
	       (strstr(name, "flow") || strstr(name, "__x") == name ||
	        strncmp(name + 3, "xstat", 5) == 0);
}

/* The name without the marks of its variants. */
static const char *plain_name(const char *name, char *buf, size_t size)
{
	struct text text = text_in(buf, size);
	size_t length;

	if (is_own_name(name))
		return name;
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
		length = strlen(beginnings[i]);
		if (strncmp(name, beginnings[i], length) != 0)
			continue;
		name += length;
		length = strlen(name);
		for (size_t k = 0; k < sizeof(endings) / sizeof(endings[0]); k++) {
			size_t tail = strlen(endings[k]);

			if (length > tail && strcmp(name + length - tail, endings[k]) == 0)
				length -= tail;
		}
		text_put_bytes(&text, name, length);
		return buf;
	}
	return name;
}

void call_record_names(struct rec_header *header)
{
	char buf[64];

	for (uint32_t id = 0; id < CALLS; id++) {
		struct rec_call *call = store_append(header, REC_CALLS);

		if (!call)
			return;
		call->name = strings_add(header, plain_name(rows[id].name, buf, sizeof(buf)));
		call->kind = rows[id].kind;
		store_publish(header, REC_CALLS);
	}
}
