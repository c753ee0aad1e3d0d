/* SPDX-License-Identifier: MIT
 *
 * json_read.h - reading JSON that people write: every complaint names file, line and JSON path.
 *
 *   rules/mine.json:17: $.functions[3].blocks.class: must be a string, not an integer
 *
 * A document is loaded whole. A node is a value and the way to it; nodes live on the stack of the
 * function that reads them, each pointing at the one it was reached from. So a getter needs only
 * the node to say where the trouble is.
 *
 * Getters return false with ERROR set when the value is not what was asked for; their results are
 * written only on success. Strings and values are borrowed from the document.
 */
#ifndef SUPPORT_JSON_READ_H
#define SUPPORT_JSON_READ_H

#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include <jansson.h>

/* The largest file that is read. */
#define JSON_DOC_LIMIT (16u << 20)

#define JSON_READ_ERROR json_read_error_quark()

enum json_read_error {
	JSON_READ_ERROR_FILE,   /* cannot be read, or is too large */
	JSON_READ_ERROR_SYNTAX, /* is not JSON */
	JSON_READ_ERROR_VALUE,  /* is JSON, but not what belongs there */
};

struct json_doc;

struct json_node {
	const struct json_doc *doc;
	const struct json_node *parent; /* NULL for the root; must outlive this node */
	json_t *value;
	const char *key; /* the member of the parent it is, or NULL */
	size_t index;    /* the item of the parent it is, when key is NULL */
};

/* The domain of the errors above. */
GQuark json_read_error_quark(void);

/* Reads the regular file PATH: UTF-8, no key twice in an object. NULL with ERROR otherwise. */
struct json_doc *json_doc_read(const char *path, GError **error);

/* The same from TEXT of LENGTH bytes; PATH is only what messages call it. */
struct json_doc *json_doc_parse(const char *path, const char *text, size_t length, GError **error);

/* NULL is fine. */
void json_doc_free(struct json_doc *doc);

/* The text that was read, LENGTH bytes, not terminated. */
const char *json_doc_text(const struct json_doc *doc, size_t *length);

/* The whole document as a node. */
struct json_node json_doc_root(const struct json_doc *doc);

/* Member KEY of OBJECT into MEMBER. False, no error, when OBJECT is no object or has no such. */
bool json_node_member(const struct json_node *object, const char *key, struct json_node *member);

/* Item INDEX of ARRAY, which has one. */
struct json_node json_node_item(const struct json_node *array, size_t index);

/* NODE is an object whose keys all stand in KEYS (a NULL-terminated list; NULL: any keys). */
bool json_node_object(const struct json_node *node, const char *const *keys, GError **error);

/* NODE is an array with at least one item. */
bool json_node_array(const struct json_node *node, size_t *count, GError **error);

/* NODE is a string that is not empty. */
bool json_node_string(const struct json_node *node, const char **string, GError **error);

/* NODE is an integer from LOW to HIGH. */
bool json_node_integer(const struct json_node *node, int64_t low, int64_t high, int64_t *integer,
                       GError **error);

/* NODE is true or false. */
bool json_node_bool(const struct json_node *node, bool *value, GError **error);

/* Member KEY of OBJECT must be there, else an error that names it. */
bool json_node_need(const struct json_node *object, const char *key, struct json_node *member,
                    GError **error);

/* Sets ERROR to "FILE:LINE: PATH: text" for NODE. Always returns false, so readers can `return
 * json_node_error(...)`. */
bool json_node_error(const struct json_node *node, GError **error, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* The JSON path of NODE, "$.functions[3].name". The caller frees it. */
char *json_node_path(const struct json_node *node);

/* The line of NODE in its file. */
size_t json_node_line(const struct json_node *node);

#endif
