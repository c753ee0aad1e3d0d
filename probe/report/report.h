/* SPDX-License-Identifier: MIT
 *
 * report.h - from a recording to the JSON report.
 *
 * One builder serves the probe (at exit, on request) and the reader (recover), so both write the
 * same report. What differs is who can name a code address: the process asks its dynamic linker,
 * the reader asks the debug information. That difference is struct report_symbols.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct recording;

/* What a namer may fill in for one address. Strings are borrowed and must live until the frame has
 * been written; NULL or 0 where nothing is known. */
struct report_frame {
	const char *function;
	const char *file;
	unsigned line;
};

/* Names the code at OFFSET (a file-relative virtual address, already moved back from a return
 * address into the call) of MODULE (its path; BUILD_ID in hex or NULL). True when FRAME has at
 * least a function. */
struct report_symbols {
	bool (*name)(void *data, const char *module, const char *build_id, uint64_t offset,
	             struct report_frame *frame);
	void *data;
};

/* Builds the report of DESIGN section 7 from REC. SYMBOLS may be NULL: frames then carry module and
 * offset only. A new reference, or NULL when memory ran out. Not for use in a hook or a handler. */
json_t *report_build(const struct recording *rec, const struct report_symbols *symbols);

/* Writes ROOT to PATH through a temporary file beside it and a rename, mode 0600; into a device or
 * a FIFO that is there already. A link is followed. 0 or negative errno; a file at PATH is
 * untouched on failure. Raises no signal, waits for a reader a few seconds at most. */
int report_write(const json_t *root, const char *path);

/* The same for the file NAME in the folder that the descriptor FOLDER stands for, which works also
 * when the process has changed its root. */
int report_write_at(const json_t *root, int folder, const char *name);

/* Writes ROOT over what the open file FD holds: for a process that may not create files any more. A
 * reader may catch it half written. 0 or negative errno; no signal. */
int report_overwrite(const json_t *root, int fd);

#endif
