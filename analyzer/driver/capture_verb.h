/* SPDX-License-Identifier: MIT
 *
 * capture_verb.h - `asynclint capture`: one source file into one fact file, as a build action.
 *
 * Build systems call it once per object file, cache and distribute it as they do with the compiler,
 * and hand the fact files to `asynclint link` in the end.
 */
#ifndef DRIVER_CAPTURE_VERB_H
#define DRIVER_CAPTURE_VERB_H

/* Runs `capture` with its arguments (ARGV[0] is the verb); the exit status. */
int capture_verb_run(int argc, char **argv);

#endif
