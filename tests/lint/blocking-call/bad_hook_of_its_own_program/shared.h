/* SPDX-License-Identifier: MIT */
void set_hook(void (*f)(void));
void run_hook(void);
