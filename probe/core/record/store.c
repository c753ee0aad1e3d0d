/* SPDX-License-Identifier: MIT
 *
 * store.c - make a recording and give access to its sections.
 *
 * The file's space is reserved before it is mapped: a full disk must be an error now, not a SIGBUS
 * in the middle of somebody's request. The descriptor is closed after mapping, so nothing that
 * the program does to descriptors can hurt. A file that is already there is removed first: it is
 * the remainder of a process that had our number before.
 */
#include "core/record/store.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "core/base/sys.h"

enum {
	ALIGN = 64
};

static uint64_t align_up(uint64_t value)
{
	return (value + ALIGN - 1) / ALIGN * ALIGN;
}

/* Fills the section table; returns the size of the whole file. */
static uint64_t lay_out(struct rec_section *sections)
{
	uint64_t at = align_up(sizeof(struct rec_header));

#define REC_SECTION(id, type, elements)                                                            \
	sections[REC_##id].offset = at;                                                            \
	sections[REC_##id].stride = sizeof(type);                                                  \
	sections[REC_##id].capacity = (elements);                                                  \
	at = align_up(at + sizeof(type) * (uint64_t)(elements));
#include "format/record.def"
	return (at + 4095) / 4096 * 4096;
}

/* Removes what an earlier process left at PATH. Only a file can be that. */
static void remove_old(const char *path)
{
	struct stat st;

	if (sys_call4(SYS_newfstatat, AT_FDCWD, path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISREG(st.st_mode))
		sys_call3(SYS_unlinkat, AT_FDCWD, path, 0);
}

/* A file beyond this limit would cost the program a signal, and its life. */
static bool is_allowed(uint64_t size)
{
	struct rlimit limit;

	return sys_call4(SYS_prlimit64, 0, RLIMIT_FSIZE, 0, &limit) < 0 || size <= limit.rlim_cur;
}

/* The address of the mapping or negative errno. */
static long map_file(const char *path, uint64_t size)
{
	long result;
	int fd;

	if (!is_allowed(size))
		return -EFBIG;
	remove_old(path);
	fd = sys_open(AT_FDCWD, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	if (fd < 0)
		return fd;
	result = sys_call4(SYS_fallocate, fd, 0, 0, size);
	if (result == -EOPNOTSUPP || result == -ENOSYS)
		result = sys_call2(SYS_ftruncate, fd, size);
	if (result == 0)
		result = sys_call6(SYS_mmap, 0, (long)size, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
		                   0);
	sys_close(fd);
	if (result < 0 && result > -4096)
		sys_call3(SYS_unlinkat, AT_FDCWD, path, 0);
	return result;
}

static void *map_memory(uint64_t size)
{
	long result = sys_call6(SYS_mmap, 0, (long)size, PROT_READ | PROT_WRITE,
	                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return result < 0 && result > -4096 ? NULL : (void *)result;
}

static void describe(struct rec_header *header, uint64_t size)
{
	lay_out(header->sections);
	header->header_size = sizeof(*header);
	header->file_size = size;
	header->section_count = REC_SECTIONS;
	header->pid = sys_pid();
	header->start_realtime_ns = sys_clock(CLOCK_REALTIME);
	header->start_monotonic_ns = sys_now();
	header->start_boottime_ns = sys_clock(CLOCK_BOOTTIME);
	atomic_store(&header->exit_status, -1);
	atomic_store(&header->self_bytes, size);
	atomic_store(&header->sections[REC_STRINGS].used, 1);
	header->version = REC_VERSION;
	header->magic = REC_MAGIC;
}

struct rec_header *store_create(const char *path, int *error)
{
	struct rec_section sections[REC_SECTIONS];
	uint64_t size = lay_out(sections);
	long at = path ? map_file(path, size) : -ENOENT;
	bool in_file = at > 0 || at <= -4096;
	struct rec_header *header = in_file ? (void *)at : map_memory(size);

	*error = in_file ? 0 : (int)-at;
	if (!header)
		return NULL;
	describe(header, size);
	if (!in_file)
		store_cover(header, REC_COVER_MEMORY_ONLY);
	return header;
}

void store_unmap(struct rec_header *header)
{
	if (header)
		sys_call2(SYS_munmap, header, header->file_size);
}

void *store_section(struct rec_header *header, enum rec_section_id id)
{
	return (char *)header + header->sections[id].offset;
}

void *store_append(struct rec_header *header, enum rec_section_id id)
{
	struct rec_section *section = &header->sections[id];
	uint32_t used = atomic_load_explicit(&section->used, memory_order_relaxed);

	if (used >= section->capacity)
		return NULL;
	return (char *)header + section->offset + (uint64_t)used * section->stride;
}

void store_publish(struct rec_header *header, enum rec_section_id id)
{
	struct rec_section *section = &header->sections[id];
	uint32_t used = atomic_load_explicit(&section->used, memory_order_relaxed);

	assert(used < section->capacity);
	atomic_store_explicit(&section->used, used + 1, memory_order_release);
}
