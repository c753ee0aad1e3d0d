/* SPDX-License-Identifier: MIT */
/* Paths that lead to a disk, or of which nobody can say that they do not. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

static void literals(struct stat *status)
{
	stat("/etc/passwd", status);    /* EXPECT: blocking-call stat warning assumes=none */
	stat("/procession/x", status);  /* EXPECT: blocking-call stat warning */
	stat("/pro", status);           /* EXPECT: blocking-call stat warning */
	stat("proc/self/stat", status); /* EXPECT: blocking-call stat warning */
	stat("./sys/class", status);    /* EXPECT: blocking-call stat warning */
	stat("", status);               /* EXPECT: blocking-call stat warning */
	stat(getenv("FILE"), status);   /* EXPECT: blocking-call stat warning */
}

/* One of two, and only one of them is the kernel's. */
static void choices(struct stat *status, int how)
{
	const char *path = "/proc/self/stat";

	stat(how ? "/proc/a" : "/etc/b", status); /* EXPECT: blocking-call stat warning */
	if (how > 3)
		path = getenv("FILE");
	stat(path, status); /* EXPECT: blocking-call stat warning */
	path = "/etc/fstab";
	stat(path, status); /* EXPECT: blocking-call stat warning */
}

/* The beginning of a format says it, when it says enough. */
static void formats(struct stat *status, int id, const char *where)
{
	char path[64], *made;

	snprintf(path, sizeof(path), "/etc/%d", id);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(path, sizeof(path), "/proc%d/x", id);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(path, sizeof(path), "/%s/x", where);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(path, sizeof(path), "%d/proc/x", id);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(path, sizeof(path), "%s%s", "/proc", where);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(path, sizeof(path), where, "/proc/x");
	stat(path, status); /* EXPECT: blocking-call stat warning */
	if (asprintf(&made, "/srv/%d", id) < 0)
		return;
	stat(made, status); /* EXPECT: blocking-call stat warning */
	free(made);
}

static void copies(struct stat *status)
{
	char path[64];
	char *copy = strdup("/etc/fstab");

	stat(copy, status); /* EXPECT: blocking-call stat warning */
	free(copy);
	strcpy(path, "/sys");
	strcat(path, "tem");
	stat(path, status); /* EXPECT: blocking-call stat warning */
}

static void on_timer(uv_timer_t *timer)
{
	struct stat status;

	literals(&status);
	choices(&status, *(int *)timer->data);
	formats(&status, *(int *)timer->data, timer->data);
	copies(&status);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
