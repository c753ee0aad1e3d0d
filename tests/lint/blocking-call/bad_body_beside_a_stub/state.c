/* SPDX-License-Identifier: MIT */
#include <unistd.h>

int load_state(const char *path);

int load_state(const char *path)
{
	return access(path, R_OK); /* EXPECT: blocking-call access warning root=on_timer */
}
