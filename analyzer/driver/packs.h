/* SPDX-License-Identifier: MIT
 *
 * packs.h - which packs a run loads, and where ours are.
 *
 * All of ours are always loaded, since a row applies only to functions of its own library. A user's
 * packs come after them and win.
 */
#ifndef DRIVER_PACKS_H
#define DRIVER_PACKS_H

#include "model/model_set.h"

/* Our packs and then PROJECT and MORE (files or directories, NULL-terminated, may be NULL), in that
 * order. NULL
 * with ERROR on the first that cannot be used. */
struct model_set *packs_load(char *const *project, char *const *more, GError **error);

#endif
