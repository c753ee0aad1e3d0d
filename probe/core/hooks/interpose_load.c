/* SPDX-License-Identifier: MIT
 *
 * interpose_load.c - dlopen and dlmopen, which look at who calls them.
 *
 * The problem
 *   A name without a slash is looked up along the path (DT_RUNPATH, DT_RPATH) of the object that
 *   called, which the dynamic linker finds by the return address, and $ORIGIN is that object's
 *   folder. If our wrapper called on, that would be the probe: the library would not be found, or
 *   another one.
 *
 * The idea
 *   The hook is a few instructions that keep the arguments, ask C, and jump on with the stack as
 *   they found it: to the wrapper, where the caller makes no difference, else to the real function.
 *   Threads that are no loops always get the latter.
 *
 * What it does not do
 *   A loop's call that depends on its caller is not counted. The monitor still sees the thread
 *   waiting, only not in which call. On processors other than x86-64 the wrapper is always taken.
 */
#include <link.h>
#include <string.h>

#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/state/blocking.h"
#include "core/state/call.h"

/* The wrappers proper. */
static void *watched_dlopen(const char *path, int flags)
{
	uint64_t seq = blocking_enter(loop_thread_self, CALL_ID_dlopen, -1, path, 0);
	void *result = NEXT(dlopen)(path, flags);

	blocking_end(seq);
	return result;
}

static void *watched_dlmopen(Lmid_t space, const char *path, int flags)
{
	uint64_t seq = blocking_enter(loop_thread_self, CALL_ID_dlmopen, -1, path, 0);
	void *result = NEXT(dlmopen)(space, path, flags);

	blocking_end(seq);
	return result;
}

#if defined(__x86_64__)

typedef void *dlopen_fn(const char *path, int flags);
typedef void *dlmopen_fn(Lmid_t space, const char *path, int flags);

/* What an object says of where its libraries are. */
struct search {
	uintptr_t site; /* in the caller */
	bool is_first;  /* the program itself comes first */
	bool matters;
};

static bool contains(const struct dl_phdr_info *object, uintptr_t site)
{
	for (unsigned i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &object->dlpi_phdr[i];

		if (part->p_type == PT_LOAD &&
		    site - (object->dlpi_addr + part->p_vaddr) < part->p_memsz)
			return true;
	}
	return false;
}

/* DT_RPATH is for all that an object loads; the program's is asked for everybody. */
static int look_at(struct dl_phdr_info *object, size_t size, void *data)
{
	struct search *search = data;
	bool is_caller = contains(object, search->site);
	bool is_program = search->is_first;

	(void)size;
	search->is_first = false;
	for (unsigned i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Dyn) * entry;

		if (object->dlpi_phdr[i].p_type != PT_DYNAMIC)
			continue;
		entry = (const void *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
		for (; entry->d_tag != DT_NULL; entry++) {
			if (entry->d_tag == DT_RPATH && !is_program)
				search->matters = true;
			if (is_caller &&
			    (entry->d_tag == DT_RUNPATH || entry->d_tag == DT_RPATH ||
			     (entry->d_tag == DT_FLAGS_1 && entry->d_un.d_val & DF_1_NODEFLIB)))
				search->matters = true;
		}
	}
	return search->matters;
}

/* Flags with others than these are refused before anybody looks at the path. */
enum {
	FLAGS = RTLD_LAZY | RTLD_NOW | RTLD_NOLOAD | RTLD_DEEPBIND | RTLD_GLOBAL | RTLD_NODELETE
};

/* Whether it matters for PATH that code at SITE asks for it. */
static bool depends_on_caller(const char *path, uintptr_t site, int flags)
{
	struct search search = { .site = site, .is_first = true };

	if (flags & ~FLAGS)
		return true;
	if (!path || !*path)
		return false;
	if (strchr(path, '$'))
		return true;
	if (strchr(path, '/'))
		return false;
	dl_iterate_phdr(look_at, &search);
	return search.matters;
}

static __attribute__((used)) dlopen_fn *choose_dlopen(const char *path, uintptr_t site, int flags)
{
	if (!loop_thread_self || depends_on_caller(path, site, flags))
		return NEXT(dlopen);
	return watched_dlopen;
}

static __attribute__((used)) dlmopen_fn *choose_dlmopen(const char *path, uintptr_t site, int flags)
{
	if (!loop_thread_self || depends_on_caller(path, site, flags))
		return NEXT(dlmopen);
	return watched_dlmopen;
}

/* Three arguments are kept, whether there are as many or not; PATH and FLAGS are the registers
 * of these. The chosen function comes back in %rax. */
#define CHOOSE(name, path, flags)                                                                  \
	__asm__(".pushsection .text\n\t"                                                           \
	        ".globl " #name "\n\t"                                                             \
	        ".type " #name ", @function\n" #name ":\n\t"                                       \
	        ".cfi_startproc\n\t"                                                               \
	        "endbr64\n\t"                                                                      \
	        "pushq %rdi\n\t"                                                                   \
	        ".cfi_adjust_cfa_offset 8\n\t"                                                     \
	        "pushq %rsi\n\t"                                                                   \
	        ".cfi_adjust_cfa_offset 8\n\t"                                                     \
	        "pushq %rdx\n\t"                                                                   \
	        ".cfi_adjust_cfa_offset 8\n\t"                                                     \
	        "movq " flags ", %rdx\n\t"                                                         \
	        "movq " path ", %rdi\n\t"                                                          \
	        "movq 24(%rsp), %rsi\n\t"                                                          \
	        "call choose_" #name "\n\t"                                                        \
	        "popq %rdx\n\t"                                                                    \
	        ".cfi_adjust_cfa_offset -8\n\t"                                                    \
	        "popq %rsi\n\t"                                                                    \
	        ".cfi_adjust_cfa_offset -8\n\t"                                                    \
	        "popq %rdi\n\t"                                                                    \
	        ".cfi_adjust_cfa_offset -8\n\t"                                                    \
	        "jmpq *%rax\n\t"                                                                   \
	        ".cfi_endproc\n\t"                                                                 \
	        ".size " #name ", .-" #name "\n\t"                                                 \
	        ".popsection");

CHOOSE(dlopen, "%rdi", "%rsi")
CHOOSE(dlmopen, "%rsi", "%rdx")

#else

EXPORT void *dlopen(const char *path, int flags)
{
	return loop_thread_self ? watched_dlopen(path, flags) : NEXT(dlopen)(path, flags);
}

EXPORT void *dlmopen(Lmid_t space, const char *path, int flags)
{
	return loop_thread_self ? watched_dlmopen(space, path, flags)
	                        : NEXT(dlmopen)(space, path, flags);
}

#endif
