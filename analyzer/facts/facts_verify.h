/* SPDX-License-Identifier: MIT
 *
 * facts_verify.h - does a set of tables keep the promises of facts.h?
 *
 * Asked of every file that is opened, and in debug builds of everything the frontend makes. After
 * it said yes, no reader needs to check an index again.
 */
#ifndef FACTS_FACTS_VERIFY_H
#define FACTS_FACTS_VERIFY_H

#include "facts/facts.h"

/* NULL when all promises hold, else a static text naming the first table that breaks one. */
const char *facts_verify(const struct facts *facts);

#endif
