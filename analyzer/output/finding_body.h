/* SPDX-License-Identifier: MIT
 *
 * finding_body.h - what is said of a finding below its first line: the path, and the reasons.
 *
 * For formats whose readers are people: text prints it, GitHub shows it in an annotation, a JUnit
 * report has it as the body of a failure. Foreign text is escaped (escape.h), so each step and each
 * reason is one line.
 */
#ifndef OUTPUT_FINDING_BODY_H
#define OUTPUT_FINDING_BODY_H

#include "diag/finding.h"

/* Appends the lines for FINDING, each with its newline, every label between LABEL_ON and
 * LABEL_OFF. */
void finding_body_append(GString *out, const struct finding *finding, const char *label_on,
                         const char *label_off);

#endif
