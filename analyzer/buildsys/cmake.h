/* SPDX-License-Identifier: MIT
 *
 * cmake.h - the link commands that CMake's Makefile generators leave behind.
 *
 * For each target that is linked there is a file link.txt in the target's directory, with the
 * commands as its Makefile runs them. All target directories of a tree are listed in one file at
 * its top.
 */
#ifndef BUILDSYS_CMAKE_H
#define BUILDSYS_CMAKE_H

#include "buildsys/link_steps.h"

/* Adds what the CMake build tree at DIRECTORY links; nothing when it is none. */
void cmake_read(struct link_steps *steps, const char *directory);

#endif
