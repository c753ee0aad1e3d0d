/* SPDX-License-Identifier: MIT */
struct store {
	int (*get)(void *state, const char *key);
	int (*put)(void *state, const char *key, int value);
	int (*sync)(void);
};

extern const struct store memory;
int memory_put(void *state, const char *key, int value);
int ledger_sync(void);
_Noreturn void store_lost(const char *key);
