/* SPDX-License-Identifier: MIT
 *
 * reporter.h - write the JSON report of the running process.
 *
 * Both functions build the report from the recording, under the collector's lock, with the
 * library that the reader uses; how the process ends is not their business (finish.h).
 */
#ifndef CORE_MONITOR_REPORTER_H
#define CORE_MONITOR_REPORTER_H

#include <stdbool.h>

/* Takes over what the loops left and writes the report in the calling thread, which must not be in
 * a handler (memory is allocated). 0 or negative errno. */
int reporter_write(void);

/* Before privileges are given up: process_prepare, and what there is to report goes into the file
 * that it opened. True when it did. As above. */
bool reporter_prepare(void);

#endif
