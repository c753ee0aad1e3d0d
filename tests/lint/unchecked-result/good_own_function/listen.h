/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE: a function of the program's own that happens to have the name. */
int uv_listen(int socket, int backlog);
