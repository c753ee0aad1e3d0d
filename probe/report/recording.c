/* SPDX-License-Identifier: MIT
 *
 * recording.c - check a recording once, then give out only what lies inside it.
 *
 * A recording may be truncated by a full disk, left behind in the middle of a write, or made by
 * somebody who means harm. So the header's table is compared with what this version would write:
 * each section must have our stride, lie inside the file and hold at most its capacity. A count
 * above the capacity is cut down, as the live process may be counting while we look.
 */
#include "report/recording.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "format/record.h"

static const size_t strides[REC_SECTIONS] = {
#define REC_SECTION(id, type, capacity) sizeof(type),
#include "format/record.def"
};

static int refuse(int error, char *why, size_t why_size, const char *text)
{
	snprintf(why, why_size, "%s", text);
	return error;
}

static int check_section(const struct recording *rec, unsigned id, char *why, size_t why_size)
{
	const struct rec_section *section = &rec->header->sections[id];
	uint64_t length;

	if (section->stride != strides[id])
		return refuse(-EILSEQ, why, why_size, "a section has elements of a wrong size");
	if (section->offset % 8 != 0 || section->offset < sizeof(struct rec_header))
		return refuse(-EILSEQ, why, why_size, "a section starts at an impossible place");
	length = (uint64_t)section->stride * section->capacity;
	if (section->offset > rec->size || length > rec->size - section->offset)
		return refuse(-EILSEQ, why, why_size,
		              "a section reaches beyond the end of the file");
	return 0;
}

int recording_from_memory(struct recording *rec, const void *data, size_t size, char *why,
                          size_t why_size)
{
	const struct rec_header *header = data;
	struct recording found = { .header = header, .size = size };

	if (size < sizeof(header->magic) || header->magic != REC_MAGIC)
		return refuse(-EPROTO, why, why_size, "this is not a recording of asyncprobe");
	if (size < offsetof(struct rec_header, sections))
		return refuse(-EILSEQ, why, why_size, "the file is too short to hold its header");
	if (header->version != REC_VERSION)
		return refuse(-EPROTONOSUPPORT, why, why_size,
		              "the recording was made by another version of asyncprobe");
	if (size < sizeof(*header) || header->header_size != sizeof(*header) ||
	    header->section_count != REC_SECTIONS)
		return refuse(-EILSEQ, why, why_size, "the header of the recording is damaged");
	if (header->file_size > size)
		return refuse(-EILSEQ, why, why_size, "the recording was cut off");
	for (unsigned id = 0; id < REC_SECTIONS; id++) {
		int result = check_section(&found, id, why, why_size);

		if (result < 0)
			return result;
	}
	*rec = found;
	return 0;
}

static int map_file(int fd, void **data, size_t *size)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return -errno;
	if (!S_ISREG(st.st_mode) || st.st_size == 0)
		return -EPROTO;
	*size = (size_t)st.st_size;
	*data = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
	return *data == MAP_FAILED ? -errno : 0;
}

int recording_open(struct recording *rec, const char *path, char *why, size_t why_size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	void *data = NULL;
	size_t size = 0;
	int result;

	if (fd < 0) {
		result = -errno;
		snprintf(why, why_size, "cannot open it: %s", strerror(-result));
		return result;
	}
	result = map_file(fd, &data, &size);
	close(fd);
	if (result == -EPROTO)
		return refuse(result, why, why_size, "this is not a recording of asyncprobe");
	if (result < 0) {
		snprintf(why, why_size, "cannot map it: %s", strerror(-result));
		return result;
	}
	result = recording_from_memory(rec, data, size, why, why_size);
	if (result < 0)
		munmap(data, size);
	else
		rec->owned = true;
	return result;
}

void recording_release(struct recording *rec)
{
	if (rec->owned && rec->header)
		munmap((void *)rec->header, rec->size);
	memset(rec, 0, sizeof(*rec));
}

uint32_t recording_used(const struct recording *rec, unsigned id)
{
	const struct rec_section *section = &rec->header->sections[id];
	uint32_t used = atomic_load_explicit(&section->used, memory_order_acquire);

	return used < section->capacity ? used : section->capacity;
}

const void *recording_at(const struct recording *rec, unsigned id, uint32_t index)
{
	const struct rec_section *section = &rec->header->sections[id];

	if (index >= recording_used(rec, id))
		return NULL;
	return (const char *)rec->header + section->offset + (uint64_t)index * section->stride;
}

const char *recording_string(const struct recording *rec, uint32_t offset)
{
	const char *all = recording_at(rec, REC_STRINGS, 0);
	uint32_t used = recording_used(rec, REC_STRINGS);

	if (offset == 0 || !all || offset >= used || !memchr(all + offset, '\0', used - offset))
		return "";
	return all + offset;
}
