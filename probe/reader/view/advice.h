/* SPDX-License-Identifier: MIT
 *
 * advice.h - what to do about a stall, in plain words.
 *
 * Advice is about the cause, not about the program: it must be true for every stall of its kind.
 * A stall that no row fits gets no advice rather than a guess.
 */
#ifndef READER_VIEW_ADVICE_H
#define READER_VIEW_ADVICE_H

/* A sentence for a stall with that CAUSE and, for blocked calls, CALL (either may be NULL). Static;
 * NULL when nothing useful is known. */
const char *advice_for(const char *cause, const char *call);

#endif
