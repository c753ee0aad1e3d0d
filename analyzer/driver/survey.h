/* SPDX-License-Identifier: MIT
 *
 * survey.h - what a project is like, at a glance and without a parse.
 *
 * The texts of its files are looked through for the headers and functions of libraries that packs
 * know, and their paths for folders that hold other people's code, or tests, by what such folders
 * are called.
 *
 * What it does not do
 *   It is no analysis: it takes a word in a comment for a call. What it says is a proposal.
 */
#ifndef DRIVER_SURVEY_H
#define DRIVER_SURVEY_H

#include "frontend/compile_db.h"
#include "model/model_set.h"

struct survey {
	guint files;        /* that can be read */
	guint elsewhere;    /* of them, outside of the folder */
	guint *users;       /* per pack: files that include a header of it and name a function */
	GPtrArray *foreign; /* char *: folders, relative, in order, none below another */
	GPtrArray *tests;
};

/* Looks at the files of DB, as seen from folder BASE, for what MODELS know. The caller releases. */
void survey_take(struct survey *survey, const struct compile_db *db, const struct model_set *models,
                 const char *base);
void survey_release(struct survey *survey);

#endif
