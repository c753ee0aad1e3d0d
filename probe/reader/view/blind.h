/* SPDX-License-Identifier: MIT
 *
 * blind.h - what a blind spot means for the reader of a report.
 *
 * A report that does not say what it could not see reads as if there had been nothing to see. The
 * probe gives each blind spot a short name; people need a sentence.
 */
#ifndef READER_VIEW_BLIND_H
#define READER_VIEW_BLIND_H

/* The sentence for the blind spot called NAME, or NULL for one of a newer probe. Static. */
const char *blind_sentence(const char *name);

#endif
