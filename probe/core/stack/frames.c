/* SPDX-License-Identifier: MIT
 *
 * frames.c - turn code addresses into module and offset, and drop our own frames (frames.h).
 *
 * Offsets are the file's own addresses: they mean the same in every process that runs the file,
 * with or without address randomisation, and the reader can look them up when the process is
 * gone.
 */
#include "core/stack/frames.h"

#include <stdbool.h>
#include <string.h>

#include "core/record/strings.h"
#include "core/stack/modules.h"
#include "core/stack/unwind.h"
#include "core/stack/window.h"
#include "format/record.h"

static void push(struct rec_stack *stack, uintptr_t pc, uint32_t name)
{
	const struct module *module = modules_find(pc);
	struct rec_frame *frame;

	if (stack->depth == REC_DEPTH || (module && module->own && !name))
		return;
	frame = &stack->frames[stack->depth++];
	frame->module = module ? module->record : 0;
	frame->name = name;
	frame->offset = module && module->record ? pc - module->base : pc;
}

void frames_of_window(struct rec_header *header, const struct window *window, const char *call_name,
                      uintptr_t call_address, int may_refresh, struct rec_stack *stack)
{
	uintptr_t pcs[REC_DEPTH];
	unsigned count;

	memset(stack, 0, sizeof(*stack));
	if (may_refresh)
		modules_refresh(header);
	count = unwind_window(window, pcs, REC_DEPTH, &stack->flags);
	if (call_name)
		push(stack, call_address, strings_add(header, call_name));
	for (unsigned i = 0; i < count; i++)
		push(stack, pcs[i], 0);
}
