/* SPDX-License-Identifier: MIT
 *
 * reporter.h - write the JSON report of the running process.
 *
 * Both functions build the report from the recording, under the collector's lock, with the
 * library that the reader uses; how the process ends is not their business (finish.h).
 */
#ifndef CORE_MONITOR_REPORTER_H
#define CORE_MONITOR_REPORTER_H

/* Takes over what the loops left and writes the report in the calling thread, which must not be in
 * a handler (memory is allocated). 0 or negative errno. */
int reporter_write(void);

/* Fills the report's file that process_prepare has just opened. As above. */
void reporter_write_first(void);

#endif
