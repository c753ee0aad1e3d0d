/* SPDX-License-Identifier: MIT
 *
 * sample.c - ask a running thread for its stack (sample.h).
 *
 * The signal
 *   A real-time signal that the C library hands out for private use, so no program expects it;
 *   SIGURG, ignored by default, if none is left. It is queued with the address of the thread's
 *   sample as its value: a handler that sees anything else knows the signal is not ours.
 *
 * What holds
 *   The handler runs on the program's alternate stack if it has one, restarts system calls,
 *   preserves errno, never nests (the signal is blocked meanwhile) and calls nothing but the
 *   kernel's process_vm_readv.
 */
#include "core/stack/sample.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>

#include "core/base/libc_private.h"
#include "core/base/sys.h"
#include "core/base/text.h"

static __thread struct sample *own;
static int signal_number;
static struct sigaction previous;

static void pass_on(int number, siginfo_t *info, void *context)
{
	if (previous.sa_flags & SA_SIGINFO)
		previous.sa_sigaction(number, info, context);
	else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN)
		previous.sa_handler(number);
}

static void on_signal(int number, siginfo_t *info, void *context)
{
	struct sample *sample = own;
	uint32_t asked = SAMPLE_ASKED;

	if (info->si_code != SI_QUEUE || !sample || info->si_value.sival_ptr != sample) {
		pass_on(number, info, context);
		return;
	}
	atomic_fetch_add(&sample->generation, 1);
	if (!atomic_compare_exchange_strong(&sample->state, &asked, SAMPLE_FILLING))
		return;
	regs_from_context(&sample->window.regs, context);
	window_fill(&sample->window);
	atomic_store_explicit(&sample->state, SAMPLE_READY, memory_order_release);
}

static int install(void)
{
	struct sigaction action;
	int number = __libc_allocate_rtsig(0);

	memset(&action, 0, sizeof(action));
	action.sa_sigaction = on_signal;
	action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
	sigemptyset(&action.sa_mask);
	if (number < 0)
		number = SIGURG;
	if (sigaction(number, &action, &previous) < 0)
		return -EINVAL;
	signal_number = number;
	return 0;
}

/* Whether TID has our signal in its mask, by the kernel's own account. */
static bool is_blocked(pid_t tid)
{
	char path[64], status[4096];
	struct text name = text_in(path, sizeof(path));
	const char *at;
	uint64_t mask = 0;

	text_put(&name, "/proc/self/task/");
	text_put_number(&name, tid);
	text_put(&name, "/status");
	if (sys_read_file(path, status, sizeof(status)) <= 0)
		return false;
	at = strstr(status, "SigBlk:");
	if (!at)
		return false;
	for (at += strcspn(at, "0123456789abcdef\n"); *at && *at != '\n'; at++)
		mask = mask * 16 + (uint64_t)(*at <= '9' ? *at - '0' : *at - 'a' + 10);
	return (mask >> (signal_number - 1)) & 1;
}

void sample_attach(struct sample *sample)
{
	own = sample;
}

int sample_ask(struct sample *sample, pid_t tid, uint64_t turn)
{
	uint32_t idle = SAMPLE_IDLE;
	siginfo_t info;
	long result;

	if (!signal_number && install() < 0)
		return -EINVAL;
	if (is_blocked(tid))
		return -EAGAIN;
	if (!atomic_compare_exchange_strong(&sample->state, &idle, SAMPLE_ASKED))
		return -EBUSY;
	sample->window.turn = turn;
	sample->window.call = 0;
	sample->window.call_seq = 0;
	memset(&info, 0, sizeof(info));
	info.si_signo = signal_number;
	info.si_code = SI_QUEUE;
	info.si_pid = sys_pid();
	info.si_value.sival_ptr = sample;
	result = sys_call4(SYS_rt_tgsigqueueinfo, info.si_pid, tid, signal_number, &info);
	if (result < 0)
		atomic_store(&sample->state, SAMPLE_IDLE);
	return (int)result;
}

bool sample_withdraw(struct sample *sample)
{
	uint32_t asked = SAMPLE_ASKED;

	return atomic_compare_exchange_strong(&sample->state, &asked, SAMPLE_IDLE);
}

int sample_signal(void)
{
	return signal_number;
}
