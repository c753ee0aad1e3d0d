/* SPDX-License-Identifier: MIT
 *
 * resolve.h - names for the frames of a session, from the debug information on this machine.
 *
 * Runs once, between loading and printing. A report without modules on this machine passes
 * unchanged.
 */
#ifndef READER_SESSION_RESOLVE_H
#define READER_SESSION_RESOLVE_H

#include "reader/session/session.h"
#include "reader/symbols/symbols.h"

/* Fills in function, file, line and inlined functions of every frame whose module is on this
 * machine in the same build, in the C structs and in the JSON tree. Names found here win over those
 * in the report. SYMBOLS must outlive the session. */
void resolve_session(struct session *session, struct symbols *symbols);

#endif
