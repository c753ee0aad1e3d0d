/* SPDX-License-Identifier: MIT */
/* What is declared there is defined here; what is not, no callback comes to. */
#include "store.h"

#include <string.h>

static int value;

static int memory_get(void *state, const char *key)
{
	if (!state)
		store_lost(key);
	return strlen(key) ? value : 0;
}

int memory_put(void *state, const char *key, int number)
{
	value = number;
	return memory_get(state, key);
}

const struct store memory = { .get = memory_get, .put = memory_put, .sync = ledger_sync };
