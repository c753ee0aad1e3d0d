/* SPDX-License-Identifier: MIT
 *
 * control.h - the socket beside the recording, by which a running process is asked questions.
 *
 * A line in, a line out: `flush` writes the report and answers `ok PATH`; `status` answers one line
 * of JSON; anything else `error ...`. Only the process's own user and root are served. All of this
 * runs on the monitor thread.
 */
#ifndef CORE_MONITOR_CONTROL_H
#define CORE_MONITOR_CONTROL_H

#include <stdbool.h>

#include "core/base/fds.h"

/* Makes the socket at PATH (whose folder is also FOLDER, a descriptor, or -1), mode 0600, as
 * FDS_LISTENER. False when that fails. */
bool control_listen(const char *path, int folder);

/* Something happened on ID, the listener or a client, which epoll knows by that number. */
void control_serve(enum fds_id id);

/* Removes the socket's name. */
void control_unlink(const char *path, int folder);

/* Closes all clients in the calling thread's table. */
void control_forget(void);

#endif
