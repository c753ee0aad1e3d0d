/* SPDX-License-Identifier: MIT
 *
 * scratch.h - a folder for the files of one run, which goes with it.
 *
 * A run that is killed leaves its folder behind; a later one that makes its own in the same place
 * removes it.
 */
#ifndef DRIVER_SCRATCH_H
#define DRIVER_SCRATCH_H

#include <glib.h>
#include <stdbool.h>

struct scratch {
	char *path;
	int lock; /* the folder, held as long as its run lives */
};

/* Makes a folder in CACHE (may be NULL) or, where that cannot be, among the temporary files. False
 * with ERROR. */
bool scratch_open(struct scratch *scratch, const char *cache, GError **error);

/* Removes the folder and the files in it. */
void scratch_close(struct scratch *scratch);

#endif
