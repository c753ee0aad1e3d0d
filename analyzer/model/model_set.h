/* SPDX-License-Identifier: MIT
 *
 * model_set.h - every pack that is loaded, and the one question asked of them: what is known of
 * this function?
 *
 * A row applies when the name matches and the function is the library's: it is declared in one of
 * the pack's headers, or by hand in the program's own source. So a program's own function that
 * happens to be called `co_wait` is never mistaken for a library's. Of two packs that match, the
 * one loaded later wins: user packs come after ours.
 */
#ifndef MODEL_MODEL_SET_H
#define MODEL_MODEL_SET_H

#include <glib.h>
#include "model/model.h"

struct model_set;
struct pack;
struct path_sets;

/* An empty set; never NULL. Freeing NULL is fine. */
struct model_set *model_set_new(void);
void model_set_free(struct model_set *set);

/* Reads the pack at PATH, checks it, and adds it. False with ERROR "FILE:LINE: JSON-PATH: what is
 * wrong, what is allowed" otherwise; the set is then unchanged. */
bool model_set_add_file(struct model_set *set, const char *path, GError **error);

/* Adds every *.json of DIR in name order, except schema.json. False on the first bad pack. */
bool model_set_add_dir(struct model_set *set, const char *dir, GError **error);

/* The row for a function called NAME whose first declaration stands in DECLARED_IN (a path; NULL or
 * "" when it was never declared). BY_HAND: that file is not a header, so the program declared it
 * itself. NULL when no pack knows it. Borrowed from the set. */
const struct model_function *model_set_function(const struct model_set *set, const char *name,
                                                const char *declared_in, bool by_hand);

/* Is the header at path DECLARED_IN one that some pack answers for? A function declared there that
 * has no row is one that nothing is to be said of. */
bool model_set_covers(const struct model_set *set, const char *declared_in);

/* The sets of paths that all packs name. Borrowed. */
const struct path_sets *model_set_paths(const struct model_set *set);

/* The row for field FIELD of RECORD (as libclang spells the type: "struct foo", "foo_t"), or NULL.
 */
const struct model_field *model_set_field(const struct model_set *set, const char *record,
                                          const char *field);

/* What the annotation TEXT means, or NULL. WORD: it is a macro's or an attribute's name, else the
 * text of an annotate attribute, which may go on with ": " and a reason. */
const struct model_annotation *model_set_annotation(const struct model_set *set, const char *text,
                                                    bool word);

/* What PACK's users should do instead of a call with this NEED ("sleep"), or NULL. */
const char *model_set_advice(const struct model_set *set, const struct pack *pack,
                             const char *need);

/* The packs, in load order, for `asynclint packs`. */
size_t model_set_count(const struct model_set *set);
const struct pack *model_set_pack(const struct model_set *set, size_t index);

const char *pack_name(const struct pack *pack);   /* "libuv" */
const char *pack_title(const struct pack *pack);  /* "libuv 1.x: ..." */
const char *pack_path(const struct pack *pack);   /* the file it was read from */
const char *pack_digest(const struct pack *pack); /* what tells its text from others */

/* NULL-terminated: the header patterns the pack answers for, and the shared objects ("libuv.so.1")
 * its functions come from. */
const char *const *pack_headers(const struct pack *pack);
const char *const *pack_objects(const struct pack *pack);

/* Does a function that is first declared in the file at PATH belong to the pack? One of its header
 * patterns matches the last components of PATH. */
bool pack_declares(const struct pack *pack, const char *path);

/* Its rows, aliases not counted, sorted by name. */
size_t pack_function_count(const struct pack *pack);
const struct model_function *pack_function(const struct pack *pack, size_t index);

#endif
