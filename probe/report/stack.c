/* SPDX-License-Identifier: MIT
 *
 * stack.c - one stack of a recording as JSON frames.
 *
 * A frame always says module and offset; function, file and line are there when somebody could
 * name the address. Names that the recording itself knows (the call a thread was blocked in) win.
 */
#include "report/build.h"

static json_t *build_frame(const struct recording *rec, const struct report_symbols *symbols,
                           const struct rec_frame *frame)
{
	const struct rec_module *module = frame->module ? recording_at(rec, REC_MODULES,
	                                                               frame->module - 1)
	                                                : NULL;
	const char *path = module ? recording_string(rec, module->path) : "";
	const char *build_id = module ? recording_string(rec, module->build_id) : "";
	const char *given = recording_string(rec, frame->name);
	struct report_frame named = { 0 };

	if (!*given && *path && symbols)
		symbols->name(symbols->data, path, *build_id ? build_id : NULL, frame->offset,
		              &named);
	if (!*given && named.function)
		given = named.function;
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:I}", "function", build_string(given), "file",
	                 build_string(named.file ? named.file : ""), "line",
	                 named.line ? json_integer(named.line) : json_null(), "module",
	                 build_string(path), "build_id", build_string(build_id), "offset",
	                 (json_int_t)frame->offset);
}

json_t *build_stack(const struct recording *rec, const struct report_symbols *symbols,
                    uint32_t stack)
{
	const struct rec_stack *found = stack ? recording_at(rec, REC_STACKS, stack - 1) : NULL;
	json_t *frames = json_array();
	uint32_t depth = found ? found->depth : 0;

	if (depth > REC_DEPTH)
		depth = REC_DEPTH;
	for (uint32_t i = 0; i < depth; i++)
		json_array_append_new(frames, build_frame(rec, symbols, &found->frames[i]));
	return frames;
}
