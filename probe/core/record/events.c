/* SPDX-License-Identifier: MIT
 *
 * events.c - append notes to the recording (events.h).
 *
 * The section is append-only: the text is complete before the count says that it is there. When
 * it is full the note is counted and dropped, as everything here is bounded.
 */
#include "core/record/events.h"

#include "core/base/sys.h"
#include "core/record/store.h"
#include "core/record/strings.h"

void events_add(struct rec_header *header, const char *kind, const char *text)
{
	struct rec_event *event = store_append(header, REC_EVENTS);

	if (!event) {
		store_count(header, REC_COUNT_EVENTS_DROPPED);
		return;
	}
	event->when_ns = sys_now();
	event->kind = strings_add(header, kind);
	event->text = strings_add(header, text);
	store_publish(header, REC_EVENTS);
}
