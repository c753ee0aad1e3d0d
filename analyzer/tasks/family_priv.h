/* SPDX-License-Identifier: MIT
 *
 * family_priv.h - what is known of structs and their fields: shared by family.c and
 * family_gather.c.
 *
 * family_gather.c reads the program once, family.c judges. Keys are texts of the facts: they live
 * as long as these.
 */
#ifndef TASKS_FAMILY_PRIV_H
#define TASKS_FAMILY_PRIV_H

#include "tasks/tasks.h"

/* A call that begins something in a field of an object. */
struct setter {
	uint32_t function;
	uint32_t event;
	uint32_t field; /* symbol, in the function's unit */
	const struct model_function *row;
	const struct model_act *act;
};

/* A function that ends objects of a record. */
struct ender {
	uint32_t function;
	GHashTable *seen; /* fields mentioned by it and what it calls; made on demand */
	GHashTable *reached;
};

struct family {
	struct tasks *tasks;
	const struct program *program;
	GArray *setters;
	GHashTable *records;  /* a pointer's type -> the record it points to */
	GHashTable *enders;   /* record -> GPtrArray of struct ender * */
	GHashTable *released; /* field -> GHashTable of functions that may end it */
};

static inline const char *family_text(const struct facts *f, fact_str str)
{
	return facts_string(f, str);
}

/* Fills FAMILY, whose tables are there and empty. */
void family_gather(struct family *family);

#endif
