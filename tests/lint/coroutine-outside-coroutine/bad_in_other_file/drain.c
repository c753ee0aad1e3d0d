/* SPDX-License-Identifier: MIT */
void drain(void *opaque);
void qemu_coroutine_yield(void);

void drain(void *opaque)
{
	while (*(volatile int *)opaque) {
		/* EXPECT: coroutine-outside-coroutine qemu_coroutine_yield error root=on_bh */
		qemu_coroutine_yield();
	}
}
