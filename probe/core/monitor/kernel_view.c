/* SPDX-License-Identifier: MIT
 *
 * kernel_view.c - the kernel's files about our own threads (kernel_view.h).
 *
 * These need no privilege, as we ask about ourselves; only a process that made itself
 * undumpable may not read where its own threads sleep.
 */
#include "core/monitor/kernel_view.h"

#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "core/base/sys.h"
#include "core/base/text.h"
#include "core/record/store.h"
#include "core/record/strings.h"
#include "core/stack/regs.h"
#include "core/state/call.h"

/* Names for the calls threads sleep in most; others are given by number. */
static const struct {
	long number;
	const char *name;
} known[] = {
	{ SYS_read, "read" },
	{ SYS_write, "write" },
	{ SYS_futex, "futex" },
	{ SYS_clock_nanosleep, "clock_nanosleep" },
	{ SYS_nanosleep, "nanosleep" },
	{ SYS_ppoll, "ppoll" },
	{ SYS_pselect6, "pselect6" },
	{ SYS_epoll_pwait, "epoll_pwait" },
	{ SYS_openat, "openat" },
	{ SYS_recvfrom, "recvfrom" },
	{ SYS_recvmsg, "recvmsg" },
	{ SYS_sendto, "sendto" },
	{ SYS_sendmsg, "sendmsg" },
	{ SYS_connect, "connect" },
	{ SYS_wait4, "wait4" },
	{ SYS_waitid, "waitid" },
	{ SYS_flock, "flock" },
	{ SYS_fcntl, "fcntl" },
	{ SYS_fsync, "fsync" },
	{ SYS_fdatasync, "fdatasync" },
	{ SYS_io_uring_enter, "io_uring_enter" },
};

static long read_task_file(pid_t tid, const char *file, char *buf, size_t size)
{
	char path[64];
	struct text name = text_in(path, sizeof(path));

	text_put(&name, "/proc/self/task/");
	text_put_number(&name, tid);
	text_put(&name, file);
	return sys_read_file(path, buf, size);
}

uint64_t kernel_view_runq(pid_t tid)
{
	char line[96];
	const char *at = line;

	if (read_task_file(tid, "/schedstat", line, sizeof(line)) <= 0)
		return 0;
	text_take_number(&at);
	if (*at == ' ')
		at++;
	return text_take_number(&at);
}

static uintptr_t take_hex(const char *word)
{
	uintptr_t value = 0;

	if (strncmp(word, "0x", 2) == 0)
		word += 2;
	for (; *word && *word != ' ' && *word != '\n'; word++)
		value = value * 16 + (uintptr_t)(*word <= '9' ? *word - '0' : *word - 'a' + 10);
	return value;
}

enum kernel_view_state kernel_view_thread(struct rec_header *header, pid_t tid, long *number,
                                          struct regs *regs)
{
	char line[256];
	const char *words[9];
	const char *at = line;
	long length = read_task_file(tid, "/syscall", line, sizeof(line));

	if (length == -EACCES || length == -EPERM)
		store_cover(header, REC_COVER_NOT_DUMPABLE);
	if (length > 0 && line[0] == 'r')
		return KERNEL_VIEW_RUNNING;
	if (length <= 0 || line[0] < '0' || line[0] > '9')
		return KERNEL_VIEW_UNKNOWN;
	for (int i = 0; i < 9; i++) {
		words[i] = at;
		at += strcspn(at, " ");
		if (*at != ' ' && i < 8)
			return KERNEL_VIEW_UNKNOWN;
		at++;
	}
	memset(regs, 0, sizeof(*regs));
	*number = (long)text_take_number(&words[0]);
	regs->sp = take_hex(words[7]);
	regs->pc = take_hex(words[8]);
	return KERNEL_VIEW_ASLEEP;
}

uint32_t kernel_view_call(struct rec_header *header, long number)
{
	struct rec_call *calls = store_section(header, REC_CALLS);
	uint32_t used = atomic_load(&header->sections[REC_CALLS].used);
	char buf[32];
	struct text text = text_in(buf, sizeof(buf));
	uint32_t name;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]) && text.length == 0; i++) {
		if (known[i].number == number)
			text_put(&text, known[i].name);
	}
	if (text.length == 0) {
		text_put(&text, "syscall_");
		text_put_number(&text, number);
	}
	name = strings_add(header, buf);
	for (uint32_t i = 0; i < used; i++) {
		if (calls[i].name == name)
			return i + 1;
	}
	calls = store_append(header, REC_CALLS);
	if (!calls)
		return 0;
	*calls = (struct rec_call){ .name = name, .kind = CALL_OTHER };
	store_publish(header, REC_CALLS);
	return used + 1;
}

uintptr_t kernel_view_function(const char *name)
{
	return (uintptr_t)dlsym(RTLD_NEXT, name);
}
