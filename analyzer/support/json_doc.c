/* SPDX-License-Identifier: MIT
 *
 * json_doc.c - loads a JSON file whole, or says in one line why not.
 *
 * What holds
 *   - Never waits: a FIFO or a device given by mistake is refused, not read.
 *   - Memory is bounded by JSON_DOC_LIMIT, nesting by jansson (2048 levels).
 *   - The text is kept beside the values, for json_line.h.
 */
#include "support/json_doc.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "support/file.h"
#include "support/text.h"

G_DEFINE_QUARK(json - read - error - quark, json_read_error)

static bool file_error(const char *path, GError **error, const char *what)
{
	g_autofree char *shown = text_one_line(path);

	g_set_error(error, JSON_READ_ERROR, JSON_READ_ERROR_FILE, "%s: %s", shown, what);
	return false;
}

/* Appends what FD holds to TEXT, at most one byte more than is allowed. */
static bool read_all(int fd, const char *path, GByteArray *text, GError **error)
{
	guint8 chunk[65536];

	while (text->len <= JSON_DOC_LIMIT) {
		ssize_t got = read(fd, chunk, sizeof(chunk));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return file_error(path, error, g_strerror(errno));
		if (got == 0)
			return true;
		g_byte_array_append(text, chunk, (guint)got);
	}
	return file_error(path, error, "larger than 16 MiB, the limit for JSON files");
}

static bool read_file(const char *path, GByteArray *text, GError **error)
{
	const char *why;
	int fd = file_open(path, FILE_REGULAR, &why);
	bool done;

	if (fd < 0)
		return file_error(path, error, why);
	done = read_all(fd, path, text, error);
	close(fd);
	return done;
}

static void syntax_error(const char *path, const json_error_t *trouble, GError **error)
{
	int line = trouble->line > 0 ? trouble->line : 1;
	g_autofree char *shown = text_one_line(path);
	g_autofree char *text = text_one_line(trouble->text);

	g_set_error(error, JSON_READ_ERROR, JSON_READ_ERROR_SYNTAX, "%s:%d: not valid JSON: %s",
	            shown, line, text);
}

struct json_doc *json_doc_parse(const char *path, const char *text, size_t length, GError **error)
{
	json_error_t trouble;
	json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &trouble);

	if (!root) {
		syntax_error(path, &trouble, error);
		return NULL;
	}
	struct json_doc *doc = g_new0(struct json_doc, 1);

	doc->path = g_strdup(path);
	doc->text = g_memdup2(text, length);
	doc->length = length;
	doc->root = root;
	return doc;
}

struct json_doc *json_doc_read(const char *path, GError **error)
{
	g_autoptr(GByteArray) text = g_byte_array_new();

	if (!read_file(path, text, error))
		return NULL;
	/* An empty array has no data at all; the parser wants a pointer. */
	return json_doc_parse(path, text->len ? (const char *)text->data : "", text->len, error);
}

void json_doc_free(struct json_doc *doc)
{
	if (!doc)
		return;
	json_decref(doc->root);
	g_free(doc->text);
	g_free(doc->path);
	g_free(doc);
}

struct json_node json_doc_root(const struct json_doc *doc)
{
	return (struct json_node){ .doc = doc, .value = doc->root };
}

const char *json_doc_text(const struct json_doc *doc, size_t *length)
{
	*length = doc->length;
	return doc->text;
}
