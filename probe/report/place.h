/* SPDX-License-Identifier: MIT
 *
 * place.h - where a report's path leads, and whether the thing there may be replaced.
 *
 * A file is replaced as a whole, so that a reader never sees half of it. A device or a FIFO is not
 * ours to replace: root would turn /dev/null into a file. Links are followed to what they mean.
 */
#ifndef REPORT_PLACE_H
#define REPORT_PLACE_H

#include <stdbool.h>

enum {
	PLACE_NAME = 4096
};

struct place {
	int folder; /* NAME is relative to it */
	char name[PLACE_NAME];
	bool replace; /* by rename; else it exists and is written into */
};

/* Finds the place that NAME in FOLDER (a descriptor or AT_FDCWD) stands for. 0 or negative errno:
 * -EISDIR for a folder, -ELOOP for links in a circle or made by neither this user nor root. */
int place_find(struct place *place, int folder, const char *name);

/* Opens what is at PLACE for writing; nothing is created, nobody waited for. The descriptor or
 * negative errno: -ENXIO for a FIFO without a reader. */
int place_open(const struct place *place);

#endif
