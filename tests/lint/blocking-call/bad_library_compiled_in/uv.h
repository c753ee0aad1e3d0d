/* SPDX-License-Identifier: MIT */
/* A copy of a library that the program compiles along: some of its functions. */
#ifndef UV_H
#define UV_H

typedef struct uv_timer_s uv_timer_t;
typedef void (*uv_timer_cb)(uv_timer_t *timer);
typedef struct uv_idle_s uv_idle_t;
typedef void (*uv_idle_cb)(uv_idle_t *idle);

struct uv_timer_s {
	uv_timer_cb callback;
};

struct uv_idle_s {
	uv_idle_cb callback;
};

int uv_timer_start(uv_timer_t *timer, uv_timer_cb callback, unsigned long timeout,
                   unsigned long repeat);
int uv_idle_start(uv_idle_t *idle, uv_idle_cb callback);
void uv_sleep(unsigned ms);
int uv_reap(int pid);

#endif
