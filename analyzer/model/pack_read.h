/* SPDX-License-Identifier: MIT
 *
 * pack_read.h - from JSON to rows, one function per level of the pack language.
 *
 * Internal to this folder; rules/README.md describes the language. All functions return false with
 * ERROR set when something does not belong there, and the pack is then thrown away whole.
 */
#ifndef MODEL_PACK_READ_H
#define MODEL_PACK_READ_H

#include "model/pack.h"
#include "model/path_sets.h"
#include "support/json_read.h"

/* The largest index of an argument or parameter a pack may name. */
#define PACK_INDEX_MAX 31

/* Reads and checks the pack at PATH, whose sets of paths join SETS. NULL with ERROR
 * "FILE:LINE: JSON-PATH: ..." otherwise. */
struct pack *pack_load(const char *path, struct path_sets *sets, GError **error);

/* One item of "functions" into ROW. Needs PACK's constants. */
bool function_read(struct pack *pack, const struct json_node *node, struct model_function *row,
                   GError **error);

/* One item of "annotations" into ANNOTATION, which is zeroed. */
bool annotation_read(struct pack *pack, const struct json_node *node,
                     struct model_annotation *annotation, GError **error);

/* The "unless" and "when" of HOLDER, both optional, as the one conjunction they amount to. */
bool condition_read(struct pack *pack, const struct json_node *holder,
                    struct model_condition *condition, GError **error);

/* One member of "paths": a set, which joins SETS and is known to PACK by its key. */
bool path_set_read(struct pack *pack, const struct json_node *member, struct path_sets *sets,
                   GError **error);

/* The name of one of PACK's sets of paths, as its number. */
bool path_set_name_read(const struct pack *pack, const struct json_node *node, int64_t *number,
                        GError **error);

/* One item of "text" into the struct model_text at TEXT. */
bool text_read(struct pack *pack, const struct json_node *node, void *text, GError **error);

/* A number, or the name of one of PACK's constants. */
bool number_read(const struct pack *pack, const struct json_node *node, int64_t *value,
                 GError **error);

/* "cancelled" of the function ROW: how its result says that the caller was cancelled. */
bool cancelled_read(struct pack *pack, const struct json_node *row,
                    struct model_cancelled *cancelled, GError **error);

/* "time" of the function ROW: the argument that says how long it waits. */
bool time_read(const struct json_node *row, struct model_time *time, GError **error);

/* "status" and "cancelled" of the callback at NODE, which go together. */
bool status_read(struct pack *pack, const struct json_node *node, struct model_callback *callback,
                 GError **error);

/* An index of an argument or parameter. */
bool index_read(const struct json_node *node, unsigned *index, GError **error);

/* The string at NODE as a context, a blocking class; else an error that lists what is allowed. */
bool context_read(const struct json_node *node, enum context *context, GError **error);
bool block_class_read(const struct json_node *node, enum block_class *class, GError **error);
bool act_word_read(const struct json_node *node, enum act *act, GError **error);
bool lock_kind_read(const struct json_node *node, enum lock_kind *kind, GError **error);
bool fd_state_read(const struct json_node *node, enum fd_state *state, GError **error);

/* One item of "acts" into the struct model_act at ACT. */
bool act_read(struct pack *pack, const struct json_node *node, void *act, GError **error);

/* Member KEY of NODE as an index, -1 when it is not there. */
bool optional_index_read(const struct json_node *node, const char *key, int *index, GError **error);

/* What an effect is about: exactly one of "returns": true, "arg" and "pointee", an index each. */
bool subject_read(const struct json_node *node, bool *returned, bool *pointee, unsigned *arg,
                  GError **error);

/* A string that the pack keeps. */
bool string_read(struct pack *pack, const struct json_node *node, const char **string,
                 GError **error);

/* The same, for a C identifier. */
bool identifier_read(struct pack *pack, const struct json_node *node, const char **name,
                     GError **error);

/* Member KEY of OBJECT into STRING when it is there; STRING stays as it is otherwise. */
bool optional_string_read(struct pack *pack, const struct json_node *object, const char *key,
                          const char **string, GError **error);

/* Member KEY of OBJECT, when it is there, must be true. */
bool optional_true_read(const struct json_node *object, const char *key, bool *flag,
                        GError **error);

#endif
