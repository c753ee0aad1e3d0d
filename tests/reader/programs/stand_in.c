/* SPDX-License-Identifier: MIT
 *
 * stand_in.c - a library that can be preloaded and does nothing.
 */

__attribute__((visibility("default"))) int asyncprobe_stand_in(void);

int asyncprobe_stand_in(void)
{
	return 1;
}
