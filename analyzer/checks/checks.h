/* SPDX-License-Identifier: MIT
 *
 * checks.h - the objects that checks.def names, declared for registry.c.
 *
 * Each rule's file defines its object; nobody but the table needs to see it. Adding a row to
 * checks.def declares it here, so the linker is the one to complain when its file is missing.
 */
#ifndef CHECKS_CHECKS_H
#define CHECKS_CHECKS_H

#include "checks/check.h"

/* One per row of checks.def. */
#define CHECK(object) extern const struct check check_##object;
#include "checks/checks.def"
#undef CHECK

#endif
