/* SPDX-License-Identifier: MIT */
#ifndef STORE_H
#define STORE_H

struct store {
	int fd;
};

void store_save(struct store *store);
void store_flush(struct store *store);

#endif
