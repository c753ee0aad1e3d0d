/* SPDX-License-Identifier: MIT */
int load_state(const char *path);

int load_state(const char *path)
{
	return path ? 0 : -1;
}
