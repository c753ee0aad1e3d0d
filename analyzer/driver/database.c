/* SPDX-License-Identifier: MIT
 *
 * database.c - see database.h.
 *
 * When there is none in either place it is this folder's that is missed, because that is what the
 * user has to hear of.
 */
#include "driver/database.h"

#include <glib.h>

const char *database_place(void)
{
	return !g_file_test("compile_commands.json", G_FILE_TEST_EXISTS) &&
	                       g_file_test("build/compile_commands.json", G_FILE_TEST_EXISTS)
	               ? "build"
	               : ".";
}
