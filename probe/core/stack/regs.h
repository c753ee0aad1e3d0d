/* SPDX-License-Identifier: MIT
 *
 * regs.h - the registers an unwinder starts from, and how to save them.
 *
 * A wrapper saves them before it enters the kernel. While the thread sleeps there, its stack does
 * not change, so another thread can unwind it from these values alone: no signal, no EINTR.
 */
#ifndef CORE_STACK_REGS_H
#define CORE_STACK_REGS_H

#include <stdint.h>
#include <ucontext.h>

#if defined(__x86_64__)
enum {
	REGS_RBX,
	REGS_R12,
	REGS_R13,
	REGS_R14,
	REGS_R15,
	REGS_SAVED
};
#elif defined(__aarch64__)
enum {
	REGS_X19,
	REGS_X28 = 9,
	REGS_LR,
	REGS_SAVED
};
#endif

struct regs {
	uintptr_t pc;
	uintptr_t sp;
	uintptr_t fp;
	uintptr_t saved[REGS_SAVED]; /* the other registers a function must preserve */
};

/* Saves the registers as they are at this point of the calling function, which must not return
 * while they are in use. */
static inline __attribute__((always_inline)) void regs_capture(struct regs *regs)
{
#if defined(__x86_64__)
	__asm__ volatile("leaq 0(%%rip), %%rax\n\t"
	                 "movq %%rax, 0(%0)\n\t"
	                 "movq %%rsp, 8(%0)\n\t"
	                 "movq %%rbp, 16(%0)\n\t"
	                 "movq %%rbx, 24(%0)\n\t"
	                 "movq %%r12, 32(%0)\n\t"
	                 "movq %%r13, 40(%0)\n\t"
	                 "movq %%r14, 48(%0)\n\t"
	                 "movq %%r15, 56(%0)\n\t"
	                 :
	                 : "r"(regs)
	                 : "rax", "memory");
#elif defined(__aarch64__)
	__asm__ volatile("adr x9, .\n\t"
	                 "str x9, [%0]\n\t"
	                 "mov x9, sp\n\t"
	                 "stp x9, x29, [%0, #8]\n\t"
	                 "stp x19, x20, [%0, #24]\n\t"
	                 "stp x21, x22, [%0, #40]\n\t"
	                 "stp x23, x24, [%0, #56]\n\t"
	                 "stp x25, x26, [%0, #72]\n\t"
	                 "stp x27, x28, [%0, #88]\n\t"
	                 "str x30, [%0, #104]\n\t"
	                 :
	                 : "r"(regs)
	                 : "x9", "memory");
#endif
}

/* The registers of the code that a signal interrupted. Signal-safe. */
static inline void regs_from_context(struct regs *regs, const ucontext_t *context)
{
#if defined(__x86_64__)
	const greg_t *g = context->uc_mcontext.gregs;

	*regs = (struct regs){ (uintptr_t)g[REG_RIP],
		               (uintptr_t)g[REG_RSP],
		               (uintptr_t)g[REG_RBP],
		               { (uintptr_t)g[REG_RBX], (uintptr_t)g[REG_R12],
		                 (uintptr_t)g[REG_R13], (uintptr_t)g[REG_R14],
		                 (uintptr_t)g[REG_R15] } };
#elif defined(__aarch64__)
	const mcontext_t *m = &context->uc_mcontext;

	*regs = (struct regs){ m->pc, m->sp, m->regs[29], { 0 } };
	for (int i = 0; i < REGS_SAVED - 1; i++)
		regs->saved[i] = m->regs[19 + i];
	regs->saved[REGS_LR] = m->regs[30];
#endif
}

#endif
