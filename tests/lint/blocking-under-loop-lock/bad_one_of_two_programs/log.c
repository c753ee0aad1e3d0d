/* SPDX-License-Identifier: MIT */
#include "log.h"

pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
