/* SPDX-License-Identifier: MIT
 *
 * frozen.h - findings as bytes, to be kept for another run.
 *
 * Nothing is lost but nothing is explained either: the form is this program's own, and who keeps it
 * sees to it that no other version reads it. What is not of that form is refused, not believed.
 */
#ifndef DIAG_FROZEN_H
#define DIAG_FROZEN_H

#include "diag/sink.h"

/* GVariant type of what is frozen. */
#define FROZEN_TYPE "a(ssuumaymaymaymaymaymayuuua(mayuumaymay)ba(mayuumaymay)maymaymayaaymay)"

/* All findings of a closed SINK, without what policy says of them. Floating. */
GVariant *frozen_new(const struct sink *sink);

/* A new sink, closed, with the findings of FROZEN, of FROZEN_TYPE; NULL when they are none. */
struct sink *frozen_thaw(GVariant *frozen);

#endif
