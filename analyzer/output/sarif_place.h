/* SPDX-License-Identifier: MIT
 *
 * sarif_place.h - places in the source, as SARIF locations.
 *
 * A file below the working directory is named relative to it, under the base id that code hosts
 * take for the root of the repository; any other by an absolute URI. Names are percent-encoded byte
 * by byte, so one that is no UTF-8 is still the name of that file.
 */
#ifndef OUTPUT_SARIF_PLACE_H
#define OUTPUT_SARIF_PLACE_H

#include <jansson.h>
#include "diag/finding.h"
#include "output/columns.h"

/* The base id; what it stands for is said once, in the run. */
#define SARIF_ROOT "%SRCROOT%"

/* What places are made with. Borrowed. */
struct sarif_places {
	const char *base; /* the directory that paths are relative to; absolute */
	struct columns *columns;
};

/* PATH, absolute and a directory, as a URI that ends with a slash. The caller frees. */
char *sarif_directory_uri(const char *path);

/* The location of STEP, with its message unless that is NULL. What is not known is left out. */
json_t *sarif_location(const struct sarif_places *places, const struct trace_step *step);

/* A message object: TEXT with braces doubled, as placeholders begin with one. */
json_t *sarif_message(const char *text);

#endif
