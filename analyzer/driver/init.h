/* SPDX-License-Identifier: MIT
 *
 * init.h - the verb that begins: a first .asynclint.json from what the project looks like.
 *
 * It says what it saw and what to do next, and writes nothing over a file that is there unless it
 * is told to.
 */
#ifndef DRIVER_INIT_H
#define DRIVER_INIT_H

/* Runs `asynclint init` with ARGC arguments ARGV, the verb first. The exit status. */
int init_run(int argc, char **argv);

#endif
