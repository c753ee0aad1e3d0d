/* SPDX-License-Identifier: MIT */
#include "listen.h"

void start(int socket)
{
	uv_listen(socket, 4);
}
