/* SPDX-License-Identifier: MIT
 *
 * decl_words.h - the words around a function's name that are gone once the compiler has read them.
 *
 * The problem
 *   Projects mark their functions with macros (`static int coroutine_fn flush(...)`) that are empty
 *   for the compiler and mean something to readers and to tools. Attributes that the parser does
 *   not know it drops as well. The tree that libclang shows has nothing of either.
 *
 * The idea
 *   A declaration's place is known, and so is its file: the text around the name is read again. The
 *   words in front of the name, and behind its parameters, that are neither keywords nor part of
 *   the function's type are kept, whatever they mean. Attributes are known by their names.
 *
 * What holds
 *   - The text is that of the file, whether the declaration was parsed or came out of a precompiled
 *     header, so the words are the same.
 *   - A word is kept without its arguments; one that is given just "false" or "0" is not kept.
 *
 * What it does not do
 *   It does not look into macros: a declaration that one makes has no words.
 */
#ifndef FRONTEND_DECL_WORDS_H
#define FRONTEND_DECL_WORDS_H

#include <clang-c/Index.h>
#include <glib.h>

/* The texts of one unit's files, read when they are first asked for. */
struct decl_texts;

/* Relative names of files are below DIRECTORY (borrowed); never NULL. */
struct decl_texts *decl_texts_new(const char *directory);
/* NULL is fine. */
void decl_texts_free(struct decl_texts *texts);

/* Calls TAKE with DATA for each word of the declaration DECL of a function called NAME, whose type
 * is spelled TYPE, in order. The word is good during the call only. */
void decl_words_each(struct decl_texts *texts, CXCursor decl, const char *name, const char *type,
                     void (*take)(const char *word, void *data), void *data);

#endif
