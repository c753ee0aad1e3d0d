/* SPDX-License-Identifier: MIT
 *
 * control.h - one question to a running probe, one line back.
 *
 * The protocol: a word and a line feed go out, one line comes back: "ok PATH", a JSON object, or
 * "error TEXT". The peer is not trusted with anything.
 */
#ifndef READER_LAUNCH_CONTROL_H
#define READER_LAUNCH_CONTROL_H

#include <glib.h>

/* Bytes of an answer that are read at most. */
#define CONTROL_ANSWER_LIMIT (64 * 1024)

/* The control socket for TARGET: a path, or a process id whose socket is looked for in FOLDERS
 * (NULL-terminated). The caller frees. NULL with ERROR set (exit status 3) when there is none. */
char *control_find(const char *target, const char *const *folders, GError **error);

/* Sends COMMAND to the socket at PATH and returns the answer's line without its end, after at most
 * TIMEOUT_MS. The caller frees; the text is untrusted. NULL with ERROR set (exit status 3): nobody
 * listens, no answer in time, no line end, or an answer that starts with "error ". */
char *control_ask(const char *path, const char *command, unsigned timeout_ms, GError **error);

/* Whether somebody answers, or may answer, at the socket at PATH. */
gboolean control_listens(const char *path);

#endif
