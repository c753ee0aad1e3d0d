/* SPDX-License-Identifier: MIT
 *
 * call.c - names and kinds of the hooked calls, from calls.def.
 *
 * The table is expanded once more, this time into an array. Nothing here knows a single name: to
 * add a call, add its row to calls.def.
 */
#include "core/state/call.h"

#include <string.h>

#include "core/base/text.h"
#include "core/record/store.h"
#include "core/record/strings.h"

static const struct {
	const char *name;
	enum call_kind kind;
} rows[CALLS] = {
#define CALL(name, type, kind, fd, object, params, args) { #name, CALL_##kind },
#define LOCK(name, type, try, owner, params, args)       { #name, CALL_LOCK },
#define HAND(name, type, kind, params)                   { #name, CALL_##kind },
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

/* The name without what the compiler added for checked calls. */
static const char *plain_name(const char *name, char *buf, size_t size)
{
	size_t length = strlen(name);
	struct text text = text_in(buf, size);

	if (length < 6 || strncmp(name, "__", 2) != 0 || strcmp(name + length - 4, "_chk") != 0)
		return name;
	text_put_bytes(&text, name + 2, length - 6);
	return buf;
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
