/* SPDX-License-Identifier: MIT
 *
 * ask.h - what the subcommands that talk to a running probe have in common.
 *
 * A question is one word, the subcommand's own name, and the answer one line. A further question is
 * a further subcommand.
 */
#ifndef READER_COMMANDS_ASK_H
#define READER_COMMANDS_ASK_H

#include "reader/commands/command.h"

/* Parses "[-o DIR] PID|SOCKET" of COMMAND and asks that probe the command's name. The answer's
 * line; the caller frees and does not trust it. NULL with ERROR set. */
char *ask_probe(const struct command *command, int argc, char **argv, GError **error);

#endif
