/* SPDX-License-Identifier: MIT
 *
 * cmake.c - CMakeFiles/TargetDirectories.txt, and link.txt in each of them.
 *
 * A target directory is DIRECTORY/CMakeFiles/NAME.dir, and its commands run in that DIRECTORY.
 * Targets that link nothing have no link.txt.
 */
#include "buildsys/cmake.h"

#include <string.h>

#include "buildsys/link_command.h"
#include "support/file.h"

#define LIST_BYTES ((gsize)64 << 20)
#define LINK_BYTES ((gsize)64 << 20)

/* The commands of link.txt at PATH, which run in DIRECTORY. */
static void read_link_file(struct link_steps *steps, const char *directory, const char *path)
{
	const char *why;
	g_autofree char *text = file_read(path, LINK_BYTES, NULL, &why);
	g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;

	if (!text)
		link_steps_trouble(steps, path, why);
	for (char **line = lines; line && *line; line++)
		if (!link_command_read(steps, directory, *line))
			link_steps_trouble(steps, path, "a command cannot be split into words");
}

static void read_target(struct link_steps *steps, const char *target)
{
	g_autofree char *path = g_build_filename(target, "link.txt", NULL);
	g_autofree char *files = g_path_get_dirname(target);
	g_autofree char *directory = g_path_get_dirname(files);

	if (g_path_is_absolute(target) && g_file_test(path, G_FILE_TEST_EXISTS))
		read_link_file(steps, directory, path);
}

void cmake_read(struct link_steps *steps, const char *directory)
{
	g_autofree char *path = g_build_filename(directory, "CMakeFiles/TargetDirectories.txt",
	                                         NULL);
	const char *why;
	g_autofree char *text = NULL;
	g_auto(GStrv) targets = NULL;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return;
	text = file_read(path, LIST_BYTES, NULL, &why);
	if (!text) {
		link_steps_trouble(steps, path, why);
		return;
	}
	targets = g_strsplit(text, "\n", -1);
	for (char **target = targets; *target; target++)
		read_target(steps, g_strchomp(*target));
}
