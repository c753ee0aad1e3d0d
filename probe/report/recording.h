/* SPDX-License-Identifier: MIT
 *
 * recording.h - a recording (format/record.h), seen read-only and never trusted.
 *
 * A recording is the file mapping that a probed process leaves behind. It is read by the process
 * itself when it writes its report, and by `asyncprobe recover` when the process no longer can.
 * Every offset, count and string that comes out of these functions lies inside the mapping.
 */
#ifndef REPORT_RECORDING_H
#define REPORT_RECORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rec_header;

struct recording {
	const struct rec_header *header;
	size_t size; /* bytes that may be read from header on */
	bool owned;  /* true: recording_release unmaps */
};

/* Maps the recording at PATH and checks header, version and section table. 0, or a negative errno
 * (-EPROTO: not a recording, -EPROTONOSUPPORT: another version, -EILSEQ: damaged) with a sentence
 * for the user in WHY (WHY_SIZE bytes). On failure nothing is mapped. */
int recording_open(struct recording *rec, const char *path, char *why, size_t why_size);

/* The same checks on memory the caller owns (the live mapping inside a victim, a fuzzer's input).
 */
int recording_from_memory(struct recording *rec, const void *data, size_t size, char *why,
                          size_t why_size);

/* Unmaps what recording_open mapped. A zeroed REC is fine. */
void recording_release(struct recording *rec);

/* Element INDEX of section ID (enum rec_section_id), NULL when it is not in use or not inside. */
const void *recording_at(const struct recording *rec, unsigned id, uint32_t index);

/* Elements in use in section ID, never more than lie inside. */
uint32_t recording_used(const struct recording *rec, unsigned id);

/* The string at OFFSET; "" when OFFSET is 0, outside, or the string has no end. */
const char *recording_string(const struct recording *rec, uint32_t offset);

#endif
