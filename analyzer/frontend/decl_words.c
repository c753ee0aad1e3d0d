/* SPDX-License-Identifier: MIT
 *
 * decl_words.c - from the place of a name to the words around it.
 *
 * Backwards from the name to where the declaration before it ends, then forwards word by word. To
 * read C backwards is a guess where comments and strings are; what comes of a wrong guess is a word
 * that nobody knows, and nobody asks for.
 */
#include "frontend/decl_words.h"

#include <string.h>

#include "frontend/cursor.h"
#include "support/file.h"

/* Files beyond this are not read, nor is text further away from the name. */
#define FILE_MOST (16 << 20)
#define REACH     2000
#define WORD_MOST 80

struct text {
	char *start; /* NULL: it cannot be read */
	gsize size;
};

struct decl_texts {
	const char *directory;
	GHashTable *files; /* name as libclang has it -> struct text * */
};

/* Part of a text that words are taken from. */
struct scan {
	const char *at, *end;
	const char *type;
	void (*take)(const char *word, void *data);
	void *data;
};

static void text_free(gpointer data)
{
	struct text *text = data;

	g_free(text->start);
	g_free(text);
}

struct decl_texts *decl_texts_new(const char *directory)
{
	struct decl_texts *texts = g_new0(struct decl_texts, 1);

	texts->directory = directory;
	texts->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, text_free);
	return texts;
}

void decl_texts_free(struct decl_texts *texts)
{
	if (!texts)
		return;
	g_hash_table_destroy(texts->files);
	g_free(texts);
}

static const struct text *text_of(struct decl_texts *texts, CXFile file)
{
	CXString spelled = clang_getFileName(file);
	const char *name = clang_getCString(spelled), *why;
	struct text *text = g_hash_table_lookup(texts->files, name);

	if (!text) {
		g_autofree char *path = g_path_is_absolute(name)
		                                ? g_strdup(name)
		                                : g_build_filename(texts->directory, name, NULL);

		text = g_new0(struct text, 1);
		text->start = file_read(path, FILE_MOST, &text->size, &why);
		g_hash_table_insert(texts->files, g_strdup(name), text);
	}
	clang_disposeString(spelled);
	return text;
}

static bool is_word_char(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* Keywords, and what stands for one in headers. */
static bool is_keyword(const char *word)
{
	static const char *const words[] = {
		"_Alignas",      "_Atomic",      "_Bool",         "_Complex",    "_Noreturn",
		"_Thread_local", "__asm",        "__asm__",       "__attribute", "__attribute__",
		"__const",       "__declspec",   "__extension__", "__inline",    "__inline__",
		"__restrict",    "__restrict__", "__signed__",    "__typeof__",  "__volatile__",
		"alignas",       "asm",          "auto",          "bool",        "char",
		"const",         "double",       "enum",          "extern",      "float",
		"inline",        "int",          "long",          "register",    "restrict",
		"short",         "signed",       "static",        "struct",      "typedef",
		"typeof",        "union",        "unsigned",      "void",        "volatile",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (*words[i] == *word && !strcmp(words[i] + 1, word + 1))
			return true;
	return false;
}

/* Does WORD stand in what TYPE returns? */
static bool is_in_result(const char *word, const char *type)
{
	gsize length = strlen(word), most = strcspn(type, "(");

	for (const char *at = g_strstr_len(type, most, word); at;
	     at = g_strstr_len(at + 1, most - (at + 1 - type), word))
		if (!is_word_char(at[length]) && (at == type || !is_word_char(at[-1])))
			return true;
	return false;
}

/* Past a comment, a string or a character that AT begins with, or AT itself. */
static const char *past_text(const char *at, const char *end)
{
	const char *close = NULL;

	if (end - at >= 2 && !strncmp(at, "/*", 2))
		close = memmem(at + 2, (gsize)(end - at - 2), "*/", 2);
	if (close)
		return close + 2;
	if (end - at >= 2 && !strncmp(at, "//", 2))
		close = memchr(at, '\n', (gsize)(end - at));
	if (close)
		return close;
	if (*at != '"' && *at != '\'')
		return at;
	for (close = at + 1; close < end && *close != *at; close++)
		close += *close == '\\';
	return MIN(close + 1, end);
}

static void skip_space(struct scan *s)
{
	const char *before;

	do {
		before = s->at;
		while (s->at < s->end && g_ascii_isspace(*s->at))
			s->at++;
		if (s->at < s->end && *s->at == '/')
			s->at = past_text(s->at, s->end);
	} while (s->at != before);
}

/* Past the parentheses that S stands in front of. */
static void skip_group(struct scan *s)
{
	int depth = 0;

	while (s->at < s->end) {
		const char *next = past_text(s->at, s->end);

		if (next != s->at) {
			s->at = next;
			continue;
		}
		depth += *s->at == '(';
		depth -= *s->at == ')';
		s->at++;
		if (depth <= 0)
			return;
	}
}

/* Takes the next word into WORD; false when there is another thing next. */
static bool next_word(struct scan *s, char word[WORD_MOST])
{
	const char *start = s->at;
	size_t length;

	if (!is_word_char(*start))
		return false;
	while (s->at < s->end && is_word_char(*s->at))
		s->at++;
	length = MIN((size_t)(s->at - start), WORD_MOST - 1);
	memcpy(word, start, length);
	word[length] = '\0';
	return true;
}

/* What stands in parentheses behind a word: is it just "no"? */
static bool skip_arguments(struct scan *s)
{
	const char *start = s->at;
	gsize length;

	skip_group(s);
	length = (gsize)(s->at - start);
	return (length == 3 && !strncmp(start, "(0)", 3)) ||
	       (length == 7 && !strncmp(start, "(false)", 7));
}

/* One word that S has just gone past, and its arguments. */
static void take_word(struct scan *s, const char *word)
{
	bool keyword = is_keyword(word), opens;

	skip_space(s);
	opens = s->at < s->end && *s->at == '(';
	if (keyword && g_str_has_prefix(word, "__attribute")) {
		s->at += opens; /* its words are the attributes */
		return;
	}
	if (opens && skip_arguments(s))
		return;
	if (s->end - s->at >= 2 && !strncmp(s->at, "::", 2))
		return; /* whose attribute it is */
	if (!keyword && !g_ascii_isdigit(*word) && !is_in_result(word, s->type))
		s->take(word, s->data);
}

static void take_words(struct scan *s)
{
	char word[WORD_MOST];

	for (skip_space(s); s->at < s->end; skip_space(s)) {
		const char *next = past_text(s->at, s->end);

		if (next != s->at)
			s->at = next;
		else if (next_word(s, word))
			take_word(s, word);
		else
			s->at++;
	}
}

static const char *line_start(const char *text, const char *at)
{
	while (at > text && at[-1] != '\n')
		at--;
	return at;
}

/* The line that ends at END (a line feed): where its text ends that is neither a directive's nor a
 * comment's, or NULL when it does not belong to what follows. */
static const char *line_text_end(const char *text, const char *end)
{
	const char *start = line_start(text, end), *first = start, *slashes;

	while (first < end && g_ascii_isspace(*first))
		first++;
	if (first == end || *first == '#' || (start - text >= 2 && start[-2] == '\\'))
		return NULL;
	slashes = g_strstr_len(start, end - start, "//");
	return slashes && !g_strstr_len(slashes, end - slashes, "*/") ? slashes : end;
}

/* Where the comment begins that ends at END, "behind" it; NULL when it has no beginning. */
static const char *comment_start(const char *text, const char *end)
{
	for (const char *at = end - 4; at >= text; at--)
		if (at[0] == '/' && at[1] == '*')
			return at;
	return NULL;
}

/* Where what belongs to the name at NAME begins: behind the declaration before it, a directive or a
 * blank line. */
static const char *declaration_start(const char *text, const char *name)
{
	const char *limit = name - text > REACH ? name - REACH : text, *at = name;

	while (at > limit && !strchr(";{}", at[-1])) {
		const char *next = at - 1;

		if (at[-1] == '\n')
			next = line_text_end(limit, at - 1);
		else if (at - limit >= 4 && at[-1] == '/' && at[-2] == '*')
			next = comment_start(limit, at);
		if (!next)
			break;
		at = next;
	}
	return at;
}

/* Where the declarator at AT, a name, ends what may be said behind it. */
static const char *declarator_end(const char *at, const char *end)
{
	end = end - at > REACH ? at + REACH : end;
	while (at < end && !strchr(";{,=#", *at)) {
		const char *next = past_text(at, end);

		at = next == at ? at + 1 : next;
	}
	return at;
}

/* The words behind the name at AT, and behind its parameters. In an old-style definition (DEFINED:
 * it is one of some kind) these are the types of the parameters. */
static void take_behind(struct scan *s, const char *at, const char *end, bool defined)
{
	s->at = at;
	s->end = end;
	skip_space(s);
	while (s->at < s->end && *s->at == ')') {
		s->at++;
		skip_space(s);
	}
	if (s->at >= s->end || *s->at != '(')
		return;
	skip_group(s);
	s->end = declarator_end(s->at, s->end);
	if (!defined || *s->end != ';')
		take_words(s);
}

/* The attributes that are part of the type, behind its parameters; a macro may have hidden them. */
static void take_type(const struct scan *scan)
{
	struct scan s = *scan;

	s.at = s.type + strcspn(s.type, "(");
	s.end = s.at + strlen(s.at);
	skip_group(&s);
	take_words(&s);
}

void decl_words_each(struct decl_texts *texts, CXCursor decl, const char *name, const char *type,
                     void (*take)(const char *word, void *data), void *data)
{
	struct place place = cursor_place(decl);
	gsize length = strlen(name);
	const struct text *text;
	struct scan s = { .type = type, .take = take, .data = data };

	if (!place.file)
		return;
	take_type(&s);
	if (cursor_in_macro(decl))
		return;
	text = text_of(texts, place.file);
	if (!text->start || place.offset > text->size || length > text->size - place.offset ||
	    strncmp(text->start + place.offset, name, length) != 0)
		return;
	s.end = text->start + place.offset;
	s.at = declaration_start(text->start, s.end);
	take_words(&s);
	take_behind(&s, text->start + place.offset + length, text->start + text->size,
	            clang_isCursorDefinition(decl) != 0);
}
