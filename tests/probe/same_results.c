/* SPDX-License-Identifier: MIT
 *
 * same_results.c - every hooked function with arguments of several kinds, and what came of it.
 *
 * check_same.py runs this with and without the probe: a line that differs is something a program
 * could have noticed. The functions and the types of their parameters come from the hook table, so
 * a new row is tested as it is added. Values are made from the types: descriptors, streams, names
 * and memory that is fine, empty, missing, or nonsense. All functions used here take integers and
 * pointers only, at most six, so one type of call serves for all.
 *
 * Each case runs in a thread that is an event loop, or the hooks would pass it through. One child
 * does case after case until one kills it, which is a result, too; the next goes on behind it. Who
 * waits gets signals, and if it does not come back for them "waits" is what came of it.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <netdb.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <wchar.h>

#include "victim.h"

enum {
	TICK_US = 20000,
	TICKS = 5,
	STUCK_MS = 1000,
	ROOM = 4096,
	MAX_ARGUMENTS = 7
};

static const struct row {
	const char *name, *type, *kind, *params;
} rows[] = {
#define CALL(name, type, kind, fd, object, params, args)          { #name, #type, #kind, #params },
#define VOID(name, kind, fd, object, params, args)                { #name, "void", #kind, #params },
#define FORMAT(name, type, kind, fd, through, last, params, args) { #name, #type, #kind, #params },
#define LOCK(name, type, try, ready, owner, params, args)         { #name, #type, "LOCK", #params },
#define HAND(name, type, kind, params)                            { #name, #type, #kind, #params },
#include "core/state/calls.def"
};

/* Rows that are found by version only. */
static const struct {
	const char *row, *name, *version;
} versions[] = {
#define OLDER(row, name, version) { #row, #name, #version },
#define RETIRED(name, version)    { #name, #name, #version },
#include "core/state/calls.def"
	{ NULL, NULL, NULL }
};

/* Not tried, and why. */
static const struct {
	const char *names, *why;
} left_out[] = {
	{ " close_range closefrom dup2 dup3 __dup2 close __close ",
	  "would take what the test needs" },
	{ " _exit _Exit quick_exit longjmp _longjmp __longjmp_chk siglongjmp ", "does not return" },
	{ " login logout logwtmp pututline pututxline sethostid lckpwdf ulckpwdf sync syncfs ",
	  "would change the system" },
	{ " rcmd rcmd_af rexec rexec_af ruserok ruserok_af iruserok iruserok_af getaddrinfo_a ",
	  "asks the network" },
	{ " malloc_stats malloc_info ", "prints numbers of the allocator" },
	{ " getloadavg getdents64 getdirentries getdirentries64 arc4random_uniform ",
	  "another number each time" },
};

enum flavour {
	NOTHING,  /* NULL, 0, a closed descriptor */
	NONSENSE, /* what nothing can be done with */
	MISSING,  /* names of nothing */
	EMPTY,    /* descriptors that would wait, and do not block */
	WAITING,  /* descriptors that do */
	FULL,     /* a file with something in it */
	ODD,      /* the same, with numbers and times that nobody would choose */
	FLAVOURS
};

static const char *const flavour_names[] = { "nothing", "nonsense", "missing", "empty",
	                                     "waiting", "full",     "odd" };

/* Shared with the children. */
static struct progress {
	volatile size_t next; /* flavour * number of rows + row */
	volatile int ticks;
} *progress;

static int output;
static char memory[8][ROOM] __attribute__((aligned(64)));
static FILE *stream;
static DIR *folder;
static int descriptor, other_end;
static const struct timespec odd_time = { 0, -1 };
static va_list no_arguments;

static size_t row_count(void)
{
	return sizeof(rows) / sizeof(rows[0]);
}

static __attribute__((format(printf, 1, 2))) void say(const char *format, ...)
{
	char line[256];
	va_list list;
	int length;

	va_start(list, format);
	length = vsnprintf(line, sizeof(line), format, list);
	va_end(list);
	MUST(write(output, line, (size_t)length) == length);
}

static void say_case(size_t number)
{
	say("%s %s: ", flavour_names[number / row_count()], rows[number % row_count()].name);
}

static bool is_in(const char *names, const char *name)
{
	char word[64];

	snprintf(word, sizeof(word), " %s ", name);
	return strstr(names, word) != NULL;
}

static const char *why_not(const struct row *row, enum flavour flavour)
{
	for (size_t i = 0; i < sizeof(left_out) / sizeof(left_out[0]); i++) {
		if (is_in(left_out[i].names, row->name))
			return left_out[i].why;
	}
	if (strcmp(row->kind, "NEVER") == 0 && flavour != NOTHING && flavour != NONSENSE)
		return "would change the process";
	if (strcmp(row->name, "unshare") == 0 || strcmp(row->name, "chroot") == 0)
		return "would change the process";
	if (strstr(row->name, "res_") && flavour > NONSENSE)
		return "asks the network";
	return NULL;
}

static void *find(const char *name)
{
	for (size_t i = 0; versions[i].row; i++) {
		if (strcmp(versions[i].row, name) == 0)
			return dlvsym(RTLD_DEFAULT, versions[i].name, versions[i].version);
	}
	return dlsym(RTLD_DEFAULT, name);
}

/* ---- arguments ---------------------------------------------------------------------------- */

static int do_nothing(void)
{
	return 0;
}

static const char *a_name(enum flavour flavour)
{
	static const char *const names[] = { NULL,   (const char *)1, "not/here", "",
		                             "fifo", "file",          "file" };

	return names[flavour];
}

static bool ends_in(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length >= tail && strcmp(text + length - tail, end) == 0;
}

static bool is_descriptor(const char *text)
{
	static const char *const names[] = { " fd",    " in",    " out", " epfd",
		                             " queue", " mount", " from" };

	if (strchr(text, '*') || strchr(text, '['))
		return false;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (ends_in(text, names[i]))
			return true;
	}
	return false;
}

/* What a parameter that is written as TEXT gets, where pointers may be used. */
static long usable(const char *text, enum flavour flavour, size_t index)
{
	if (strstr(text, "(*") || strstr(text, "_func_t"))
		return (long)(uintptr_t)do_nothing;
	if (strstr(text, "FILE *"))
		return (long)(uintptr_t)stream;
	if (strstr(text, "DIR *"))
		return (long)(uintptr_t)folder;
	if (strstr(text, "va_list"))
		return (long)(uintptr_t)no_arguments;
	if (strstr(text, "const wchar_t *"))
		return (long)(uintptr_t)L"x";
	if (ends_in(text, "*format") || ends_in(text, "*text"))
		return (long)(uintptr_t)"x";
	if (ends_in(text, "*mode"))
		return (long)(uintptr_t)"r";
	if (ends_in(text, "const char *host"))
		return (long)(uintptr_t)"localhost";
	if (strstr(text, "const char *"))
		return (long)(uintptr_t)a_name(flavour);
	if (ends_in(text, "char *path"))
		return (long)(uintptr_t)strcpy(memory[index], "made.XXXXXX");
	if (flavour == ODD && (strstr(text, "struct timespec") || strstr(text, "struct timeval")))
		return (long)(uintptr_t)&odd_time;
	if (strchr(text, '*') || strchr(text, '[') || strstr(text, "SOCKADDR") ||
	    strstr(text, "res_state") || strstr(text, "_t base"))
		return (long)(uintptr_t)memory[index];
	if (is_descriptor(text))
		return flavour == MISSING ? -1 : descriptor;
	if (ends_in(text, "int at") || ends_in(text, "to_at"))
		return AT_FDCWD;
	if (ends_in(text, "room"))
		return ROOM;
	if (strstr(text, "size") || strstr(text, "length"))
		return 4;
	return flavour == ODD && !ends_in(text, "options") ? 99 : 0;
}

static long argument(const char *text, enum flavour flavour, size_t index)
{
	if (flavour == NOTHING)
		return is_descriptor(text) ? -1 : 0;
	if (flavour == NONSENSE)
		return strchr(text, '*') || strchr(text, '[') ? 1 : -1;
	return usable(text, flavour, index);
}

/* Splits PARAMS, "(int fd, ...)", and finds a value for each. */
static void arguments(const char *params, enum flavour flavour, long values[MAX_ARGUMENTS])
{
	char text[512], *at = text + 1;
	size_t count = 0;

	MUST(strlen(params) < sizeof(text));
	strcpy(text, params);
	text[strlen(text) - 1] = '\0';
	while (*at && count < MAX_ARGUMENTS) {
		char *start = at;

		for (int depth = 0; *at && (depth || *at != ','); at++)
			depth += (*at == '(') - (*at == ')');
		if (*at)
			*at++ = '\0';
		start += strspn(start, " ");
		values[count] = argument(start, flavour, count);
		count++;
	}
}

/* ---- one case ----------------------------------------------------------------------------- */

/* Opens what the case may use. Closed by closing all. */
static void prepare(enum flavour flavour)
{
	int ends[2];

	memset(memory, 0, sizeof(memory));
	MUST((folder = opendir(".")));
	if (flavour >= FULL) {
		MUST((descriptor = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600)) >= 0);
		MUST(write(descriptor, "one\ntwo\n", 8) == 8 &&
		     lseek(descriptor, 0, SEEK_SET) == 0);
		MUST((stream = fdopen(descriptor, "r+")));
	} else {
		MUST(socketpair(AF_UNIX, SOCK_STREAM | (flavour == EMPTY ? SOCK_NONBLOCK : 0), 0,
		                ends) == 0);
		descriptor = ends[0];
		other_end = ends[1];
		MUST((stream = fdopen(descriptor, "r+")));
	}
	setvbuf(stream, NULL, _IONBF, 0);
	stdin = stdout = stderr = stream;
}

static void clean_up(void)
{
	struct dirent *entry;

	for (int fd = 3; fd < 40; fd++) {
		if (fd != output)
			syscall(SYS_close, fd);
	}
	unlink("file");
	rmdir("file");
	unlink("fifo");
	MUST((folder = opendir(".")));
	while ((entry = readdir(folder))) {
		if (strncmp(entry->d_name, "made.", 5) == 0 && unlink(entry->d_name) < 0)
			rmdir(entry->d_name);
	}
	closedir(folder);
	MUST(mkfifo("fifo", 0600) == 0);
}

static void say_result(const struct row *row, long result, int error)
{
	if (strchr(row->type, '*') || strstr(row->type, "_t *") || strstr(row->type, "locale_t") ||
	    strstr(row->type, "iconv_t") || strstr(row->type, "nl_catd"))
		say("%s errno %d\n",
		    result == 0    ? "NULL"
		    : result == -1 ? "-1"
		                   : "something",
		    error);
	else if (strcmp(row->type, "void") == 0)
		say("errno %d\n", error);
	else if ((int)result >= -200 && (int)result <= 200)
		say("%d errno %d\n", (int)result, error);
	else
		say("a number errno %d\n", error);
}

static void on_tick(int number)
{
	(void)number;
	if (++progress->ticks < TICKS)
		return;
	say("waits\n");
	progress->next++;
	_exit(0);
}

static void set_timer(int us)
{
	struct itimerval timer = { { 0, us }, { 0, us } };

	MUST(setitimer(ITIMER_REAL, &timer, NULL) == 0);
}

static void try_case(const struct row *row, enum flavour flavour)
{
	long v[MAX_ARGUMENTS] = { 0 };
	const char *why = why_not(row, flavour);
	long (*call)(long, long, long, long, long, long, long);
	long result;

	if (why || !(call = (long (*)(long, long, long, long, long, long, long))find(row->name))) {
		say("%s\n", why ? why : "not in this C library");
		return;
	}
	prepare(flavour);
	arguments(row->params, flavour, v);
	progress->ticks = 0;
	set_timer(TICK_US);
	errno = 0;
	result = call(v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
	v[0] = errno;
	set_timer(0);
	say_result(row, result, (int)v[0]);
}

/* A child that does what is left, as a loop, until one case kills it. */
static void be_child(void)
{
	struct sigaction action = { .sa_handler = on_tick };
	struct epoll_event event = { .events = EPOLLIN };
	int loop = epoll_create1(EPOLL_CLOEXEC), bell = event_new();

	MUST((loop = fcntl(loop, F_DUPFD_CLOEXEC, 100)) >= 100);
	MUST(epoll_ctl(loop, EPOLL_CTL_ADD, bell, &event) == 0);
	MUST(sigaction(SIGALRM, &action, NULL) == 0);
	while (progress->next < row_count() * FLAVOURS) {
		clean_up();
		MUST(epoll_wait(loop, &event, 1, 1) == 0);
		say_case(progress->next);
		try_case(&rows[progress->next % row_count()],
		         (enum flavour)(progress->next / row_count()));
		progress->next++;
	}
	_exit(0);
}

/* Waits for CHILD's end, and sees to it that it comes: some cases block every signal. */
static int end_of(pid_t child)
{
	size_t before = progress->next;
	int status;

	for (int still = 0;; still++) {
		pid_t ended = waitpid(child, &status, WNOHANG);

		MUST(ended >= 0);
		if (ended)
			return status;
		if (progress->next != before)
			still = 0;
		before = progress->next;
		if (still == STUCK_MS)
			kill(child, SIGKILL);
		sleep_ms(1);
	}
}

int main(void)
{
	struct rlimit none = { 0, 0 };

	MUST((output = fcntl(1, F_DUPFD, 50)) >= 50);
	MUST(setenv("PATH", "/nowhere", 1) == 0);
	MUST(setrlimit(RLIMIT_CORE, &none) == 0);
	progress = mmap(NULL, sizeof(*progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	                -1, 0);
	MUST(progress != MAP_FAILED);
	while (progress->next < row_count() * FLAVOURS) {
		int status;
		pid_t child = fork();

		if (child == 0)
			be_child();
		status = end_of(child);
		if (WIFSIGNALED(status)) {
			say("signal %d\n", WTERMSIG(status));
			progress->next++;
		} else {
			MUST(WEXITSTATUS(status) == 0);
		}
	}
	return 0;
}
