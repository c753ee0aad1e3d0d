/* SPDX-License-Identifier: MIT
 *
 * compile_db.h - which files are compiled, where, and with which arguments.
 *
 * Source is a compile_commands.json (both forms, `command` and `arguments`, response files
 * expanded) or one command given on our own command line (`FILE -- FLAGS`). Some generators write
 * the commands that link, too, with an object or a library for a file; those are kept apart.
 */
#ifndef FRONTEND_COMPILE_DB_H
#define FRONTEND_COMPILE_DB_H

#include <glib.h>
#include <stdbool.h>

struct compile_command {
	char *directory; /* absolute */
	char *file;      /* absolute, cleaned */
	char **argv;     /* as recorded, compiler first, NULL-terminated */
	char *output;    /* the object as the entry names it, absolute, or NULL: see argv */
	char *problem;   /* one line on arguments that could not be read, or NULL */
};

struct compile_db {
	GPtrArray *commands; /* struct compile_command *, in file order; of equal ones the first */
	GPtrArray *links;    /* struct compile_command *: entries that put objects together */
	GPtrArray *problems; /* char *, one line each: entries that could not be used */
	char *folder;        /* absolute: where the database is, links followed; NULL: nowhere */
	char *path;          /* of the file it was read from, as the user knows it, or NULL */
	unsigned odd_line;   /* of it, where the first byte stands that is no UTF-8, or 0 */
};

/* Reads compile_commands.json at PATH, or in directory PATH; PATH may be a shell's pipe. NULL with
 * ERROR when there is none or it is no database at all; entries that are wrong one by one become
 * problems. */
struct compile_db *compile_db_read(const char *path, GError **error);

/* A database of the single commands FILE FLAGS..., run in the current directory. */
struct compile_db *compile_db_from_flags(char *const *files, size_t file_count, char *const *flags);

/* Drops the commands for files in other languages than C and its kin; how many those were. */
guint compile_db_drop_foreign(struct compile_db *db);

/* NULL is fine. */
void compile_db_free(struct compile_db *db);

/* Keeps only the commands of FILES (paths as the user typed them). False with ERROR naming the
 * first that no command compiles. */
bool compile_db_select(struct compile_db *db, char *const *files, size_t file_count,
                       GError **error);

#endif
