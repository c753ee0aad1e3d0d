/* SPDX-License-Identifier: MIT
 *
 * manifest.h - what a unit's facts depended on when it was parsed last.
 *
 * Which files a unit includes is known only after it was parsed, so it is written down: the files
 * with their stamps and digests, the directories that were searched, and which facts came of it.
 */
#ifndef CACHE_MANIFEST_H
#define CACHE_MANIFEST_H

#include "cache/digest.h"
#include "cache/stamp.h"

struct manifest_file {
	struct stamp stamp;
	struct digest digest;
	guint64 path; /* offset into strings */
};

struct manifest_dir {
	struct stamp stamp;
	guint64 path;
};

/* A view of somebody's memory, or (manifest_read) of its own. */
struct manifest {
	gint64 written;       /* when; see stamp_is_young */
	struct digest entry;  /* the key of the facts */
	struct digest probes; /* see probes.h */
	const struct manifest_file *files;
	const struct manifest_dir *dirs;
	const char *strings;
	guint64 file_count, dir_count, string_bytes;
	GMappedFile *map;
};

/* The path at OFFSET, which a row gives. */
const char *manifest_path(const struct manifest *manifest, guint64 offset);

/* Reads the manifest at PATH; false when there is none, it is damaged, or another version's. The
 * caller releases on success. */
bool manifest_read(struct manifest *manifest, const char *path);
void manifest_release(struct manifest *manifest);

/* Writes it, whole or not at all. False with ERROR. */
bool manifest_write(const struct manifest *manifest, const char *path, GError **error);

#endif
