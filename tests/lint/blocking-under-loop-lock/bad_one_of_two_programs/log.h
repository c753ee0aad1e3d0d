/* SPDX-License-Identifier: MIT */
#include <pthread.h>
extern pthread_mutex_t log_lock;
