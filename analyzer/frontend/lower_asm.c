/* SPDX-License-Identifier: MIT
 *
 * lower_asm.c - where an asm statement may jump to.
 *
 * The problem
 *   libclang has no cursor for the labels of asm goto: nothing told that they are ever reached.
 *
 * The idea
 *   The printed function names them (asm_text.h). Its asm statements stand there in the order in
 *   which libclang visits them, so the number of one finds its labels. Should the counts differ,
 *   every asm of the function may jump to the labels of them all.
 */
#include "frontend/asm_text.h"
#include "frontend/lower_priv.h"

struct lower_asms {
	GArray *cursors;       /* CXCursor of every asm statement in the function, in order */
	GPtrArray *statements; /* char **, the labels of each as they were printed */
};

static enum CXChildVisitResult note_asm(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	if (clang_getCursorKind(cursor) == CXCursor_GCCAsmStmt)
		g_array_append_val((GArray *)data, cursor);
	return CXChildVisit_Recurse;
}

static struct lower_asms *asms_new(CXCursor function)
{
	struct lower_asms *asms = g_new0(struct lower_asms, 1);
	CXString printed = clang_getCursorPrettyPrinted(function, NULL);

	asms->cursors = g_array_new(FALSE, FALSE, sizeof(CXCursor));
	clang_visitChildren(function, note_asm, asms->cursors);
	asms->statements = asm_text_statements(clang_getCString(printed));
	clang_disposeString(printed);
	return asms;
}

void lower_asms_free(struct lower_asms *asms)
{
	if (!asms)
		return;
	g_array_unref(asms->cursors);
	g_ptr_array_unref(asms->statements);
	g_free(asms);
}

/* Do A and B, of one kind, stand at the same place, that in a macro included? Cursors that libclang
 * came to on different ways are not equal. */
static bool is_at(CXCursor a, CXCursor b)
{
	return clang_equalLocations(clang_getCursorLocation(a), clang_getCursorLocation(b)) != 0;
}

GPtrArray *lower_asm_labels(struct lower_context *ctx, CXCursor cursor)
{
	struct lower_function *fn = ctx->function;
	GPtrArray *labels = g_ptr_array_new();
	bool same;

	if (!fn->asms)
		fn->asms = asms_new(ctx->root);
	same = fn->asms->cursors->len == fn->asms->statements->len;
	for (guint i = 0; i < fn->asms->statements->len; i++) {
		if (same && !is_at(g_array_index(fn->asms->cursors, CXCursor, i), cursor))
			continue;
		for (char **label = fn->asms->statements->pdata[i]; *label; label++)
			g_ptr_array_add(labels, *label);
	}
	return labels;
}
