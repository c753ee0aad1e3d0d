/* SPDX-License-Identifier: MIT
 *
 * ninja.h - the link commands in a build.ninja, as CMake, Meson, GN and others write it.
 *
 * The file is read here rather than asked for with `ninja -t`: an analysis must not need the build
 * tool, and must not run anything. Of Ninja's language everything is understood that decides which
 * command makes a file: variables and their scopes, rules, response files, include and subninja.
 */
#ifndef BUILDSYS_NINJA_H
#define BUILDSYS_NINJA_H

#include "buildsys/link_steps.h"

/* Adds what DIRECTORY/build.ninja links, and build-CONFIG.ninja beside it, where CMake has one for
 * each configuration; nothing when there is none. Commands that make one of the
 * files in OBJECTS (a set of char *, absolute) are known already and not looked at. A file that is
 * no Ninja's, or costs more than any real one, is noted as trouble; what was read of it stays. */
void ninja_read(struct link_steps *steps, const char *directory, GHashTable *objects);

#endif
