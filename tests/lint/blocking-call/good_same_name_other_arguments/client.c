/* SPDX-License-Identifier: MIT */
#include <unistd.h>

int get_profile(int device, int flags, int timeout);

int get_profile(int device, int flags, int timeout)
{
	sleep((unsigned)timeout);
	return device + flags;
}

int main(void)
{
	return get_profile(0, 0, 1);
}
