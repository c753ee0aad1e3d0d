/* SPDX-License-Identifier: MIT
 *
 * sarif_limits.h - how much of a run a SARIF file may hold, so that code hosts take it.
 *
 * GitHub documents two limits for most things: above the higher it rejects the file, above the
 * lower it leaves out what it likes. These are the lower ones; what is beyond them is left out
 * here, by our own order of importance, and the file says how much that was.
 */
#ifndef OUTPUT_SARIF_LIMITS_H
#define OUTPUT_SARIF_LIMITS_H

enum {
	SARIF_RESULTS = 5000,       /* of a run; 25000 are rejected */
	SARIF_STEPS = 1000,         /* in the thread flows of a result; 10000 are rejected */
	SARIF_LOCATIONS = 100,      /* of a result, related ones too; 1000 are rejected */
	SARIF_DESCRIPTION = 1024,   /* characters of a rule's short and of its full description */
	SARIF_NOTIFICATIONS = 1000, /* of a kind; GitHub names no limit */
	SARIF_RESULT_BYTES = 40 << 20, /* of all results; 10 MB after gzip, which makes a fifth of
	                                  them or less */
};

#endif
