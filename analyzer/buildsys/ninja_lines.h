/* SPDX-License-Identifier: MIT
 *
 * ninja_lines.h - a Ninja file as lines, with those that belong to the one above marked.
 *
 * A line ends at a newline that no dollar stands before; lines that begin with spaces belong to the
 * one above. Comments and empty lines are left out. What a line says is ninja.h's business, as is
 * what is wrong with it: nothing is refused here.
 */
#ifndef BUILDSYS_NINJA_LINES_H
#define BUILDSYS_NINJA_LINES_H

#include <glib.h>
#include <stdbool.h>

struct ninja_lines {
	char *text;      /* the whole file, cut into lines as they are read */
	char *rest;      /* what was not read yet */
	char *line;      /* the line at hand, without its indentation */
	unsigned number; /* of the line at hand */
	unsigned next;
	bool indented;
	bool again; /* the line at hand is to be given once more */
};

/* Reads TEXT, which is taken over and changed. */
void ninja_lines_init(struct ninja_lines *lines, char *text);
void ninja_lines_release(struct ninja_lines *lines);

/* Moves to the next line; false at the end. */
bool ninja_lines_next(struct ninja_lines *lines);

/* Moves to the next line if it belongs to the one above. */
bool ninja_lines_next_indented(struct ninja_lines *lines);

/* Splits the line at hand, "NAME = VALUE", in place; false when it is no such line. */
bool ninja_lines_binding(struct ninja_lines *lines, char **name, char **value);

/* Takes the next path off *TEXT, as written: it ends at a space, a colon or a bar. NULL when none
 * follows. The caller frees. */
char *ninja_lines_path(const char **text);

#endif
