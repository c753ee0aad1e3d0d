/* SPDX-License-Identifier: MIT
 *
 * lower_call.c - calls: the callee, the arguments, and what is special about a few builtins.
 *
 * Compiler builtins are part of the language as programs write it: __builtin_expect is its first
 * argument, __builtin_unreachable ends the path. All other calls are events, and what they mean is
 * not decided here.
 */
#include "frontend/lower_priv.h"

#include <string.h>

static bool is_named(CXCursor cursor, const char *name)
{
	CXString spelling = clang_getCursorSpelling(cursor);
	bool same = !strcmp(clang_getCString(spelling), name);

	clang_disposeString(spelling);
	return same;
}

bool call_is_transparent(CXCursor cursor)
{
	return is_named(cursor, "__builtin_expect") ||
	       is_named(cursor, "__builtin_expect_with_probability") ||
	       is_named(cursor, "__builtin_assume_aligned");
}

/* Builtins that look at their operands without running them. */
static bool is_unevaluated(CXCursor cursor)
{
	return is_named(cursor, "__builtin_constant_p") ||
	       is_named(cursor, "__builtin_object_size") ||
	       is_named(cursor, "__builtin_dynamic_object_size") ||
	       is_named(cursor, "__builtin_classify_type");
}

/* Where CURSOR's macro is used, as a location of the file PLACE is in. Between libclang's places
 * and its locations only the end of the cursor leads: outside of a macro's arguments it is that of
 * the whole use. False when it does not lead there. */
static bool find_use(CXCursor cursor, struct place place, CXSourceLocation *use)
{
	CXSourceLocation end = clang_getRangeEnd(clang_getCursorExtent(cursor));
	struct place there;

	if (!file_start(end, use))
		return false;
	use->int_data += place.offset;
	there = place_of(*use);
	return there.offset == place.offset && clang_File_isEqual(there.file, place.file);
}

/* The word that TEXT, SIZE bytes, begins with. */
static fact_str first_word(struct lower_context *ctx, const char *text, size_t size)
{
	size_t end = 0;

	while (end < size && (g_ascii_isalnum(text[end]) || text[end] == '_'))
		end++;
	g_autofree char *name = g_strndup(text, end);

	return facts_builder_string(ctx->out, name);
}

/* The token at LOCATION; false when there is none. */
static bool first_word_at(struct lower_context *ctx, CXTranslationUnit unit,
                          CXSourceLocation location, fact_str *word)
{
	CXToken *token = clang_getToken(unit, location);
	CXString text;

	if (!token)
		return false;
	text = clang_getTokenSpelling(unit, *token);
	*word = first_word(ctx, clang_getCString(text), strlen(clang_getCString(text)));
	clang_disposeString(text);
	clang_disposeTokens(unit, token, 1);
	return true;
}

/* The macro whose use stands at CURSOR's place, read from the text itself. To ask libclang for the
 * text of a header reads back what a precompiled header knows of files. */
static fact_str macro_name(struct lower_context *ctx, CXCursor cursor)
{
	CXTranslationUnit unit = clang_Cursor_getTranslationUnit(cursor);
	struct place place = cursor_place(cursor);
	CXSourceLocation use;
	const char *text;
	fact_str name;
	size_t size;

	if (!place.file)
		return 0;
	if (!clang_File_isEqual(place.file, ctx->main_file) && find_use(cursor, place, &use) &&
	    first_word_at(ctx, unit, use, &name))
		return name;
	text = clang_getFileContents(unit, place.file, &size);
	return text && place.offset < size
	               ? first_word(ctx, text + place.offset, size - place.offset)
	               : 0;
}

/* The call's arguments, lowered left to right; their values start at the returned args index. */
static uint32_t lower_arguments(struct lower_context *ctx, CXCursor cursor, uint32_t *count)
{
	int given = clang_Cursor_getNumArguments(cursor);
	GArray *values = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t first;

	for (int i = 0; i < given; i++) {
		uint32_t value = ctx->expression(ctx,
		                                 clang_Cursor_getArgument(cursor, (unsigned)i));

		g_array_append_val(values, value);
	}
	first = ctx->out->args->len;
	g_array_append_vals(ctx->out->args, values->data, values->len);
	*count = values->len;
	g_array_unref(values);
	return first;
}

static enum CXChildVisitResult take_first(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	*(CXCursor *)data = cursor;
	return CXChildVisit_Break;
}

static bool never_returns(struct lower_context *ctx, uint32_t callee)
{
	const struct fact_value *value = &g_array_index(ctx->out->values, struct fact_value,
	                                                callee);

	return value->op == VALUE_FUNCTION &&
	       (g_array_index(ctx->out->symbols, struct fact_symbol, value->a).flags &
	        SYMBOL_NORETURN);
}

uint32_t lower_call(struct lower_context *ctx, CXCursor cursor, uint32_t flags)
{
	CXCursor callee_cursor = clang_getNullCursor();
	struct fact_event event = { .kind = EVENT_CALL, .flags = (uint16_t)flags };
	uint32_t index;

	if (call_is_transparent(cursor))
		return ctx->expression(ctx, clang_Cursor_getArgument(cursor, 0));
	if (is_unevaluated(cursor))
		return value_unknown(ctx);
	clang_visitChildren(cursor, take_first, &callee_cursor);
	if (clang_Cursor_isNull(callee_cursor))
		return value_unknown(ctx);
	event.a = ctx->expression(ctx, callee_cursor);
	event.arg_first = lower_arguments(ctx, cursor, &event.arg_count);
	event.loc = lower_cursor_loc(ctx, cursor);
	if (cursor_in_macro(cursor)) {
		event.flags |= EVENT_IN_MACRO;
		event.macro = macro_name(ctx, cursor);
	}
	index = event_new(ctx, event);
	if (is_named(cursor, "__builtin_unreachable") || is_named(cursor, "__builtin_trap") ||
	    never_returns(ctx, event.a))
		block_cut(ctx, END_UNREACHABLE, cursor);
	return value_new(ctx, (struct fact_value){ .op = VALUE_CALL, .a = index });
}
