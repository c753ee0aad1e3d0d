/* SPDX-License-Identifier: MIT
 *
 * sources.h - every source file and directory a run looks at, looked at once.
 *
 * Hundreds of units include the same headers. This is where a run remembers their stamps, digests
 * and what they may include.
 */
#ifndef CACHE_SOURCES_H
#define CACHE_SOURCES_H

#include "cache/digest.h"
#include "cache/scan.h"
#include "cache/stamp.h"

struct source {
	char *path;
	struct stamp stamp; /* of zeros when there is no such file */
	bool exists;
	bool has_digest;
	bool has_scan;
	struct digest digest;
	struct scan scan;
};

/* A directory, or the nearest that exists above one that does not. */
struct source_dir {
	char *path;
	struct stamp stamp;
	bool exists;
	struct source_dir *above; /* nearest that exists; itself when it does */
	guint mark;               /* of the collection it was last gathered in */
};

struct sources; /* owns every struct it hands out */

/* An empty memory; NULL may be freed. */
struct sources *sources_new(void);
void sources_free(struct sources *sources);

/* What is known of the file at PATH; it is looked at when it is seen first. */
struct source *sources_file(struct sources *sources, const char *path);
/* Looks at SOURCE again, and forgets what was known of it if it changed. */
void source_refresh(struct source *source);
/* Makes sure that digest, or the scan, are there; false when the file cannot be read. */
bool source_digest(struct source *source);
bool source_scan(struct source *source);
/* The digest is known from elsewhere, for the stamp SOURCE has. */
void source_know(struct source *source, const struct digest *digest);

/* What is known of the directory at PATH. */
struct source_dir *sources_dir(struct sources *sources, const char *path);
/* Does anything stand at PATH? ABOVE is the directory that would change if that did. */
bool sources_exists(struct sources *sources, const char *path, struct source_dir **above);

/* A mark that no directory has yet. */
guint sources_mark(struct sources *sources);

#endif
