/* SPDX-License-Identifier: MIT
 *
 * plugin.c - a library that only the program that says where can load by its name.
 *
 * For clean_dlopen.c: it lies in a folder that nobody searches but for that program's run path.
 * Loaded, it says so.
 */
__attribute__((visibility("default"))) int plugin_answer(void);

int plugin_answer(void)
{
	return 42;
}
