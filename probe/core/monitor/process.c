/* SPDX-License-Identifier: MIT
 *
 * process.c - surroundings of the process, and its recording (process.h).
 *
 * Paths are made absolute and folders are opened at start, because later the program may sit
 * elsewhere, under another root, as another user. What cannot be had is done without and noted:
 * a recording in memory still makes a report.
 */
#include "core/monitor/process.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/fds.h"
#include "core/base/lock.h"
#include "core/base/sys.h"
#include "core/base/text.h"
#include "core/record/events.h"
#include "core/record/store.h"
#include "core/record/strings.h"
#include "core/stack/modules.h"
#include "core/state/call.h"
#include "core/state/loop_thread.h"

struct process process;

static struct lock making;
static pid_t forked;     /* this process, if it is a child of fork */
static bool report_made; /* by process_prepare */

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static void read_cmdline(void)
{
	long length = sys_read_file("/proc/self/cmdline", process.cmdline, sizeof(process.cmdline));

	for (long i = 0; i + 1 < length; i++) {
		if (process.cmdline[i] == '\0')
			process.cmdline[i] = ' ';
	}
}

/* Opens the folder that holds PATH as ID, for the time after a chroot. */
static void open_folder(enum fds_id id, const char *path)
{
	char folder[SETTINGS_PATH];
	struct text text = text_in(folder, sizeof(folder));
	size_t length = (size_t)(base_name(path) - path);

	text_put_bytes(&text, path, length > 1 ? length - 1 : length);
	fds_keep(id, sys_open(AT_FDCWD, folder, O_PATH | O_DIRECTORY, 0));
}

/* The name the program was started by: a server that is a link to another file is known by the
 * link. argv[0] would be the program's to choose. */
static const char *called_as(void)
{
	const char *path = (const char *)getauxval(AT_EXECFN);

	return base_name(path && *base_name(path) ? path : process.exe);
}

static void choose_paths(void)
{
	uint64_t now_s = sys_clock(CLOCK_REALTIME) / NS_PER_S;
	const char *exe = called_as();
	long pid = sys_pid();

	settings_expand(process.settings.report, process.cwd, exe, pid, now_s, process.report,
	                sizeof(process.report));
	if (process.settings.recording[0])
		settings_expand(process.settings.recording, process.cwd, exe, pid, now_s,
		                process.recording, sizeof(process.recording));
	else
		settings_sibling(process.report, ".json", ".aprec", process.recording,
		                 sizeof(process.recording));
	settings_sibling(process.recording, ".aprec", ".sock", process.socket,
	                 sizeof(process.socket));
}

void process_look_around(void)
{
	settings_parse(&process.settings, secure_getenv("ASYNCPROBE_OPTIONS"));
	if (sys_call2(SYS_getcwd, process.cwd, sizeof(process.cwd)) < 0)
		strcpy(process.cwd, "/");
	if (sys_readlink("/proc/self/exe", process.exe, sizeof(process.exe)) < 0)
		strcpy(process.exe, "unknown");
	read_cmdline();
	choose_paths();
	open_folder(FDS_REPORT_DIR, process.report);
	open_folder(FDS_RECORDING_DIR, process.recording);
	if (process.settings.help)
		settings_print_help(STDERR_FILENO);
	for (unsigned i = 0; i < process.settings.complaint_count && i < SETTINGS_COMPLAINTS; i++)
		process_say(process.settings.complaints[i]);
}

void process_say(const char *line)
{
	char buf[SETTINGS_PATH + 320];
	struct text text = text_in(buf, sizeof(buf));

	if (!process.settings.verbose)
		return;
	text_put(&text, "asyncprobe: ");
	text_put(&text, line);
	text_put(&text, "\n");
	sys_write_all(STDERR_FILENO, buf, text.length);
}

static void put_failure(struct text *text, const char *what, const char *path, int error)
{
	const char *reason = strerrordesc_np(error);

	text_put(text, what);
	text_put(text, path);
	text_put(text, ": ");
	if (reason)
		text_put(text, reason);
	else
		text_put_number(text, error);
}

void process_say_failure(const char *what, const char *path, int error)
{
	char buf[SETTINGS_PATH + 256];
	struct text text = text_in(buf, sizeof(buf));

	put_failure(&text, what, path, error);
	process_say(buf);
}

/* The path by which the recording's file is made: through the folder's descriptor, so that a
 * changed root does not matter. */
static const char *reachable(char *buf, size_t size)
{
	struct text text = text_in(buf, size);
	int folder = fds_get(FDS_RECORDING_DIR);

	if (folder < 0)
		return process.recording;
	text_put(&text, "/proc/thread-self/fd/");
	text_put_number(&text, folder);
	text_put(&text, "/");
	text_put(&text, base_name(process.recording));
	return buf;
}

static void fill_header(struct rec_header *header)
{
	header->threshold_ns = process.settings.threshold;
	header->exe = strings_add(header, process.exe);
	header->cmdline = strings_add(header, process.cmdline);
	header->report_path = strings_add(header, process.report);
	header->socket_path = strings_add(header, process.socket);
	call_record_names(header);
	for (unsigned i = 0; i < process.settings.complaint_count && i < SETTINGS_COMPLAINTS; i++)
		events_add(header, "setting", process.settings.complaints[i]);
	if (!process.unwinder)
		store_cover(header, REC_COVER_NO_LIBUNWIND);
	if (!process.settings.monitor)
		store_cover(header, REC_COVER_NO_MONITOR);
	if (!process.settings.signals)
		store_cover(header, REC_COVER_NO_SIGNALS);
}

/* Whoever reads the report, or looks at standard error, shall know why. */
static void note_no_file(struct rec_header *header, int error)
{
	static const char what[] = "the recording lives in memory only, it could not be made at ";
	char buf[SETTINGS_PATH + 256];
	struct text text = text_in(buf, sizeof(buf));

	put_failure(&text, what, process.recording, error);
	events_add(header, "recording", buf);
	process_say(buf);
}

/* The recording, in a file if possible; not yet published. */
static struct rec_header *make_recording(void)
{
	char path[SETTINGS_PATH];
	struct rec_header *header;
	int error;

	choose_paths();
	header = store_create(process.recording, &error);
	if (header && error && fds_get(FDS_RECORDING_DIR) >= 0) {
		store_unmap(header);
		header = store_create(reachable(path, sizeof(path)), &error);
	}
	process.in_file = error == 0;
	if (!header)
		return NULL;
	modules_forget();
	strings_forget();
	fill_header(header);
	if (error)
		note_no_file(header, error);
	return header;
}

bool process_record(void)
{
	if (!loop_thread_recording && gate_is_shut())
		return false;
	if (!lock_take(&making, NS_PER_S))
		return false;
	if (!loop_thread_recording)
		loop_thread_recording = make_recording();
	lock_give(&making);
	return loop_thread_recording != NULL;
}

/* Removes PATH, by way of FOLDER if we have that. */
static void unlink_at(enum fds_id id, const char *path)
{
	int folder = fds_get(id);

	if (folder >= 0)
		sys_call3(SYS_unlinkat, folder, base_name(path), 0);
	else
		sys_call3(SYS_unlinkat, AT_FDCWD, path, 0);
}

void process_unlink_recording(void)
{
	if (process.in_file)
		unlink_at(FDS_RECORDING_DIR, process.recording);
	process.in_file = false;
}

void process_forked(void)
{
	forked = sys_pid();
	lock_reset(&making);
	report_made = false;
	fds_drop(FDS_REPORT_FILE);
}

bool process_is_known(void)
{
	struct rec_header *header = loop_thread_recording;
	pid_t pid = sys_pid();

	return header ? header->pid == pid : forked == pid;
}

/* Whether there is nothing or a plain file where the report goes; anything else (a device, a FIFO,
 * a link) is not ours to replace. */
static bool may_make_report(void)
{
	int folder = fds_get(FDS_REPORT_DIR);
	const char *name = folder >= 0 ? base_name(process.report) : process.report;
	struct stat st;
	long result = sys_call4(SYS_newfstatat, folder >= 0 ? folder : AT_FDCWD, name, &st,
	                        AT_SYMLINK_NOFOLLOW);

	return result == -ENOENT || (result == 0 && S_ISREG(st.st_mode));
}

bool process_prepare(void)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;
	int folder = fds_get(FDS_REPORT_DIR);
	int fd;

	if (fds_get(FDS_REPORT_FILE) >= 0 || sys_call0(SYS_geteuid) != 0 || !process_is_known())
		return false;
	if (!loop_thread_recording && !process_record())
		return false;
	if (!may_make_report())
		return false;
	unlink_at(FDS_REPORT_DIR, process.report);
	if (folder >= 0)
		fd = sys_open(folder, base_name(process.report), flags, 0600);
	else
		fd = sys_open(AT_FDCWD, process.report, flags, 0600);
	report_made = fds_keep(FDS_REPORT_FILE, fd) >= 0;
	return report_made;
}

void process_unlink_report(void)
{
	if (report_made)
		unlink_at(FDS_REPORT_DIR, process.report);
}
