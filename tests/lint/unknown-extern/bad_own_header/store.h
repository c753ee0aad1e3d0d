/* SPDX-License-Identifier: MIT */
void store_put(void *store, int value);
void store_touch(void *store);
