/* SPDX-License-Identifier: MIT
 *
 * unwind.c - unwind a copied stack with libunwind's remote interface.
 *
 * The idea
 *   libunwind can unwind "another process" through four questions: what is in this register, what
 *   is at this address, which unwind table covers this code, and the same table as a list. We
 *   answer them about ourselves, except that stack addresses are answered from the copy. Tables
 *   and code lie in mapped objects; they are read through sys_peek, because the program may unmap
 *   one while we look.
 *
 * What holds
 *   An address that is neither in the copy nor in a loaded object is an error: the live stack is
 *   never mixed with the copy. A few pages of the tables are cached per stack.
 *
 * What it does not do
 *   Objects whose .eh_frame_hdr uses encodings that no known linker writes are walked by frame
 *   pointers only.
 */
#include "core/stack/unwind.h"

#include <dlfcn.h>
#include <libunwind.h>
#include <stddef.h>
#include <string.h>

#include "core/base/sys.h"
#include "core/stack/modules.h"
#include "core/stack/window.h"
#include "format/record.h"

#if defined(__x86_64__)
#define LIBRARY "libunwind-x86_64.so.8"
#define PREFIX  "_Ux86_64_"
#elif defined(__aarch64__)
#define LIBRARY "libunwind-aarch64.so.8"
#define PREFIX  "_Uaarch64_"
#endif

enum {
	PAGE = 4096,
	PAGES = 64,
	TABLE_ENTRY = 8
};

/* What we use of libunwind, by its exported names. */
static struct {
	unw_addr_space_t (*create)(unw_accessors_t *, int);
	int (*init)(unw_cursor_t *, unw_addr_space_t, void *);
	int (*step)(unw_cursor_t *);
	int (*get_reg)(unw_cursor_t *, int, unw_word_t *);
	int (*is_signal_frame)(unw_cursor_t *);
	int (*search)(unw_addr_space_t, unw_word_t, unw_dyn_info_t *, unw_proc_info_t *, int,
	              void *);
} api;

static unw_addr_space_t space;

static struct {
	uintptr_t address;
	unsigned char bytes[PAGE];
} pages[PAGES];

static const unsigned char *page_at(uintptr_t address)
{
	unsigned slot = (unsigned)(address / PAGE % PAGES);

	if (pages[slot].address != address) {
		pages[slot].address = 0;
		if (sys_peek(pages[slot].bytes, address, PAGE) != PAGE)
			return NULL;
		pages[slot].address = address;
	}
	return pages[slot].bytes;
}

/* Reads SIZE bytes (at most a word) of a loaded object; they may cross a page. */
static bool read_object(uintptr_t address, void *to, size_t size)
{
	unsigned char *out = to;

	if (!modules_find(address))
		return false;
	for (size_t i = 0; i < size; i++) {
		const unsigned char *page = page_at((address + i) & ~(uintptr_t)(PAGE - 1));

		if (!page)
			return false;
		out[i] = page[(address + i) % PAGE];
	}
	return true;
}

static int access_mem(unw_addr_space_t as, unw_word_t address, unw_word_t *value, int write,
                      void *arg)
{
	(void)as;
	if (write)
		return -UNW_EINVAL;
	if (window_word(arg, address, (uintptr_t *)value))
		return 0;
	return read_object(address, value, sizeof(*value)) ? 0 : -UNW_EINVAL;
}

static int access_reg(unw_addr_space_t as, unw_regnum_t number, unw_word_t *value, int write,
                      void *arg)
{
	const struct regs *regs = &((const struct window *)arg)->regs;

	(void)as;
	if (write)
		return -UNW_EREADONLYREG;
	*value = 0;
#if defined(__x86_64__)
	switch (number) {
	case UNW_X86_64_RIP:
		*value = regs->pc;
		break;
	case UNW_X86_64_RSP:
		*value = regs->sp;
		break;
	case UNW_X86_64_RBP:
		*value = regs->fp;
		break;
	case UNW_X86_64_RBX:
		*value = regs->saved[REGS_RBX];
		break;
	case UNW_X86_64_R12:
	case UNW_X86_64_R13:
	case UNW_X86_64_R14:
	case UNW_X86_64_R15:
		*value = regs->saved[REGS_R12 + (number - UNW_X86_64_R12)];
		break;
	default:
		break;
	}
#elif defined(__aarch64__)
	if (number == UNW_AARCH64_PC)
		*value = regs->pc;
	else if (number == UNW_AARCH64_SP)
		*value = regs->sp;
	else if (number == UNW_AARCH64_X29)
		*value = regs->fp;
	else if (number == UNW_AARCH64_X30)
		*value = regs->saved[REGS_LR];
	else if (number >= UNW_AARCH64_X19 && number <= UNW_AARCH64_X28)
		*value = regs->saved[number - UNW_AARCH64_X19];
#endif
	return 0;
}

/* Describes the binary search table of MODULE. The header is: version, three encodings, the
 * address of .eh_frame (4 bytes, relative), the number of entries (4 bytes), then the entries. */
static bool describe_table(const struct module *module, unw_dyn_info_t *info)
{
	unsigned char encodings[4];
	uint32_t count;

	if (!module->unwind_table ||
	    !read_object(module->unwind_table, encodings, sizeof(encodings)) ||
	    !read_object(module->unwind_table + 8, &count, sizeof(count)))
		return false;
	if (encodings[0] != 1 || (encodings[1] & 0x0f) != 0x0b || encodings[2] != 0x03 ||
	    encodings[3] != 0x3b)
		return false;
	memset(info, 0, sizeof(*info));
	info->start_ip = module->start;
	info->end_ip = module->end;
	info->format = UNW_INFO_FORMAT_REMOTE_TABLE;
	info->u.rti.segbase = module->unwind_table;
	info->u.rti.table_data = module->unwind_table + 12;
	info->u.rti.table_len = (unw_word_t)count * TABLE_ENTRY / sizeof(unw_word_t);
	return true;
}

static int find_proc_info(unw_addr_space_t as, unw_word_t ip, unw_proc_info_t *pi, int need,
                          void *arg)
{
	const struct module *module = modules_find(ip);
	unw_dyn_info_t info;

	if (!module || !describe_table(module, &info))
		return -UNW_ENOINFO;
	return api.search(as, ip, &info, pi, need, arg);
}

static void put_unwind_info(unw_addr_space_t as, unw_proc_info_t *pi, void *arg)
{
	(void)as;
	(void)pi;
	(void)arg;
}

static int get_dyn_info_list_addr(unw_addr_space_t as, unw_word_t *list, void *arg)
{
	(void)as;
	(void)list;
	(void)arg;
	return -UNW_ENOINFO;
}

static int access_fpreg(unw_addr_space_t as, unw_regnum_t number, unw_fpreg_t *value, int write,
                        void *arg)
{
	(void)as;
	(void)number;
	(void)value;
	(void)write;
	(void)arg;
	return -UNW_EINVAL;
}

static int resume(unw_addr_space_t as, unw_cursor_t *cursor, void *arg)
{
	(void)as;
	(void)cursor;
	(void)arg;
	return -UNW_EINVAL;
}

bool unwind_open(void)
{
	void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);

	if (!library)
		return false;
	*(void **)&api.create = dlsym(library, PREFIX "create_addr_space");
	*(void **)&api.init = dlsym(library, PREFIX "init_remote");
	*(void **)&api.step = dlsym(library, PREFIX "step");
	*(void **)&api.get_reg = dlsym(library, PREFIX "get_reg");
	*(void **)&api.is_signal_frame = dlsym(library, PREFIX "is_signal_frame");
	*(void **)&api.search = dlsym(library, PREFIX "dwarf_search_unwind_table");
	if (!api.create || !api.init || !api.step || !api.get_reg || !api.is_signal_frame)
		api.search = NULL;
	return api.search != NULL;
}

static bool make_space(void)
{
	static unw_accessors_t accessors = {
		.find_proc_info = find_proc_info,
		.put_unwind_info = put_unwind_info,
		.get_dyn_info_list_addr = get_dyn_info_list_addr,
		.access_mem = access_mem,
		.access_reg = access_reg,
		.access_fpreg = access_fpreg,
		.resume = resume,
	};

	if (api.search && !space)
		space = api.create(&accessors, 0);
	return space != NULL;
}

static unsigned unwind_tables(const struct window *window, uintptr_t *pcs, unsigned max,
                              bool *complete)
{
	unw_cursor_t cursor;
	unsigned count = 0;
	bool exact = true;
	int more = 1;

	*complete = false;
	for (unsigned i = 0; i < PAGES; i++)
		pages[i].address = 0;
	if (api.init(&cursor, space, (void *)window) < 0)
		return 0;
	while (count < max && more > 0) {
		unw_word_t ip;

		if (api.get_reg(&cursor, UNW_REG_IP, &ip) < 0 || ip == 0)
			break;
		pcs[count++] = exact ? ip : ip - 1;
		exact = api.is_signal_frame(&cursor) > 0;
		more = api.step(&cursor);
	}
	*complete = more == 0;
	return count;
}

unsigned unwind_window(const struct window *window, uintptr_t *pcs, unsigned max, uint32_t *flags)
{
	uintptr_t other[REC_DEPTH];
	bool complete = false;
	unsigned count = 0;
	unsigned walked;

	*flags = 0;
	if (make_space())
		count = unwind_tables(window, pcs, max, &complete);
	if (complete)
		return count;
	walked = unwind_frame_pointers(window, other, max < REC_DEPTH ? max : REC_DEPTH);
	*flags = REC_STACK_PARTIAL;
	if (walked <= count)
		return count;
	memcpy(pcs, other, walked * sizeof(*pcs));
	*flags = REC_STACK_FRAME_POINTERS;
	return walked;
}

unsigned unwind_frame_pointers(const struct window *window, uintptr_t *pcs, unsigned max)
{
	uintptr_t frame = window->regs.fp;
	uintptr_t lowest = window->regs.sp;
	unsigned count = 0;

	if (max > 0)
		pcs[count++] = window->regs.pc;
	while (count < max && frame >= lowest && frame % sizeof(uintptr_t) == 0) {
		uintptr_t next, back;

		if (!window_word(window, frame, &next) ||
		    !window_word(window, frame + sizeof(uintptr_t), &back) || back == 0)
			break;
		pcs[count++] = back - 1;
		lowest = frame + 2 * sizeof(uintptr_t);
		frame = next;
	}
	return count;
}
