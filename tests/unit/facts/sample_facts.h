/* SPDX-License-Identifier: MIT
 *
 * sample_facts.h - a small unit that keeps every promise of facts.h, to be broken by tests.
 *
 * It has one row or more in every table, and one value of every operator.
 */
#ifndef SAMPLE_FACTS_H
#define SAMPLE_FACTS_H

#include "facts/facts_build.h"

enum sample_symbol {
	SAMPLE_FUNCTION,
	SAMPLE_VARIABLE,
	SAMPLE_FIELD,
};

enum sample_value {
	SAMPLE_UNKNOWN,
	SAMPLE_INT,
	SAMPLE_STRING,
	SAMPLE_LOCAL,
	SAMPLE_GLOBAL,
	SAMPLE_CALLEE,
	SAMPLE_MEMBER,
	SAMPLE_INDEX,
	SAMPLE_DEREF,
	SAMPLE_ADDRESS,
	SAMPLE_RESULT,
	SAMPLE_UNARY,
	SAMPLE_BINARY,
	SAMPLE_SELECT,
	SAMPLE_VALUES
};

enum sample_event {
	SAMPLE_CALL,
	SAMPLE_STORE,
	SAMPLE_RETURN,
	SAMPLE_EVENTS
};

enum sample_block {
	SAMPLE_ENTRY, /* branches to the next two */
	SAMPLE_LEFT,  /* jumps to the last */
	SAMPLE_RIGHT, /* switches, to the last */
	SAMPLE_LAST,  /* returns */
	SAMPLE_GOTO,  /* a computed goto nobody reaches */
	SAMPLE_DEAD,  /* unreachable */
	SAMPLE_BLOCKS
};

/* The caller frees it. Never NULL. */
struct facts_builder *sample_facts(void);

#endif
