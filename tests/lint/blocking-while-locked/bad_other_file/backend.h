/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-while-locked */
/* NO LOOP HERE */
#ifndef BACKEND_H
#define BACKEND_H
#include <pthread.h>

struct backend {
	int (*store)(const char *name);
	int (*note)(const char *name);
};

extern const struct backend tape;
int upload(const char *name);
void wait_for_tape(pthread_mutex_t *lock);
#endif
