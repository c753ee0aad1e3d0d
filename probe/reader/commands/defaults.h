/* SPDX-License-Identifier: MIT
 *
 * defaults.h - the values that several subcommands must agree on.
 *
 * A process started by `run` must be found by `flush` with no option given, from the same folder.
 * A value that only one subcommand knows stays in that subcommand.
 */
#ifndef READER_COMMANDS_DEFAULTS_H
#define READER_COMMANDS_DEFAULTS_H

/* Where `run` puts reports, and where `flush` and `status` look for control sockets. */
#define DEFAULT_DIRECTORY "asyncprobe-reports"

#endif
