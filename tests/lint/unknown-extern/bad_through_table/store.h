/* SPDX-License-Identifier: MIT */
struct store {
	int (*get)(void *state, const char *key);
	int (*put)(void *state, const char *key, int value);
};

extern const struct store memory, disk;
int ledger_get(void *state, const char *key);
int ledger_put(void *state, const char *key, int value);
void ledger_sync(void);
