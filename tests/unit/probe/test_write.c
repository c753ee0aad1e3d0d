/* SPDX-License-Identifier: MIT
 *
 * test_write.c - where a report goes: a file is replaced, anything else is written into.
 *
 * Each test has a folder of its own with a file in it; what must survive is looked at by inode and
 * kind, because a rename would pass every test of contents.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/report.h"

static const char text[] = "{\n \"a\": 1\n}\n";
static char folder[64], path[128], other[128];
static json_t *root;

static void put(const char *file, const char *content)
{
	FILE *stream = fopen(file, "w");

	assert_non_null(stream);
	fputs(content, stream);
	fclose(stream);
}

static void expect(const char *file, const char *content)
{
	char have[4096] = "";
	int fd = open(file, O_RDONLY);

	assert_true(fd >= 0);
	assert_true(read(fd, have, sizeof(have) - 1) >= 0);
	close(fd);
	assert_string_equal(have, content);
}

static mode_t kind(const char *file)
{
	struct stat st;

	return lstat(file, &st) < 0 ? 0 : st.st_mode & S_IFMT;
}

static int set_up(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/test_write.XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/report", folder);
	snprintf(other, sizeof(other), "%s/other", folder);
	root = json_pack("{s:i}", "a", 1);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unlink(path);
	unlink(other);
	rmdir(path);
	rmdir(folder);
	json_decref(root);
	return 0;
}

static void file_is_replaced(void **state)
{
	struct stat before, after;

	(void)state;
	assert_int_equal(report_write(root, path), 0);
	expect(path, text);
	put(path, "old and much longer than what follows");
	assert_int_equal(link(path, other), 0);
	assert_int_equal(stat(path, &before), 0);
	assert_int_equal(report_write(root, path), 0);
	assert_int_equal(stat(path, &after), 0);
	assert_true(before.st_ino != after.st_ino);
	assert_int_equal(after.st_mode & 07777, 0600);
	expect(path, text);
}

static void link_is_followed(void **state)
{
	int at = open(folder, O_PATH);

	(void)state;
	put(other, "old");
	assert_int_equal(symlink("other", path), 0);
	assert_int_equal(report_write(root, path), 0);
	assert_int_equal(kind(path), S_IFLNK);
	expect(other, text);
	unlink(other);
	assert_int_equal(report_write_at(root, at, "report"), 0);
	assert_int_equal(kind(path), S_IFLNK);
	expect(other, text);
	close(at);
}

static void link_in_a_circle(void **state)
{
	(void)state;
	assert_int_equal(symlink("report", path), 0);
	assert_int_equal(report_write(root, path), -ELOOP);
	assert_int_equal(kind(path), S_IFLNK);
}

/* A stranger's link would let a stranger choose which file root writes. */
static void link_of_a_stranger(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	put(other, "old");
	assert_int_equal(symlink("other", path), 0);
	assert_int_equal(lchown(path, 12345, 12345), 0);
	assert_int_equal(report_write(root, path), -ELOOP);
	expect(other, "old");
}

static void fifo_is_written_into(void **state)
{
	char have[64] = "";
	int fd;

	(void)state;
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(report_write(root, path), -ENXIO);
	fd = open(path, O_RDONLY | O_NONBLOCK);
	assert_int_equal(report_write(root, path), 0);
	assert_int_equal(kind(path), S_IFIFO);
	assert_true(read(fd, have, sizeof(have)) > 0);
	assert_string_equal(have, text);
	assert_int_equal(symlink("report", other), 0);
	assert_int_equal(report_write(root, other), 0);
	assert_int_equal(kind(path), S_IFIFO);
	close(fd);
}

/* A FIFO nobody empties, and one whose reader goes away, end in an error and not in a signal. */
static void fifo_is_full_or_broken(void **state)
{
	json_t *large = json_object();
	char *filler = malloc(200000);
	int ends[2];

	(void)state;
	memset(filler, 'x', 199999);
	filler[199999] = '\0';
	json_object_set_new(large, "a", json_string(filler));
	assert_int_equal(mkfifo(path, 0600), 0);
	ends[0] = open(path, O_RDONLY | O_NONBLOCK);
	assert_int_equal(report_write(large, path), -EAGAIN);
	close(ends[0]);
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	assert_int_equal(report_overwrite(root, ends[1]), -EPIPE);
	close(ends[1]);
	free(filler);
	json_decref(large);
}

static void device_is_written_into(void **state)
{
	(void)state;
	assert_int_equal(symlink("/dev/null", path), 0);
	assert_int_equal(report_write(root, path), 0);
	assert_int_equal(kind("/dev/null"), S_IFCHR);
	assert_int_equal(kind(path), S_IFLNK);
}

/* /dev/stdout leads through a link that the kernel makes up. */
static void descriptor_is_written_into(void **state)
{
	char name[64];
	int ends[2];
	char have[64] = "";

	(void)state;
	assert_int_equal(pipe(ends), 0);
	snprintf(name, sizeof(name), "/proc/self/fd/%d", ends[1]);
	assert_int_equal(symlink(name, path), 0);
	assert_int_equal(report_write(root, path), 0);
	assert_true(read(ends[0], have, sizeof(have)) > 0);
	assert_string_equal(have, text);
	close(ends[0]);
	close(ends[1]);
}

static void directory_is_an_error(void **state)
{
	(void)state;
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(report_write(root, path), -EISDIR);
	assert_int_equal(kind(path), S_IFDIR);
}

/* A limit on file sizes is an error and not a signal; what was there stays. */
static void limit_is_kept(void **state)
{
	struct rlimit before, tight;
	int fd;

	(void)state;
	put(path, "old");
	fd = open(path, O_WRONLY);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	tight = before;
	tight.rlim_cur = 4;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	assert_int_equal(report_write(root, path), -EFBIG);
	assert_int_equal(report_overwrite(root, fd), -EFBIG);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	expect(path, "old");
	assert_int_equal(report_overwrite(root, fd), 0);
	expect(path, text);
	close(fd);
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(file_is_replaced),       FRESH(link_is_followed),
		FRESH(link_in_a_circle),       FRESH(link_of_a_stranger),
		FRESH(fifo_is_written_into),   FRESH(fifo_is_full_or_broken),
		FRESH(device_is_written_into), FRESH(descriptor_is_written_into),
		FRESH(directory_is_an_error),  FRESH(limit_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
