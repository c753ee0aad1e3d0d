/* SPDX-License-Identifier: MIT */
/* A buffer that is written through another name of it, or through one that may be it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <uv.h>

struct place {
	char *path;
};

static void choose(char *path)
{
	strcpy(path, "/etc/fstab");
}

static void choose_later(struct place *place)
{
	strcpy(place->path, "/etc/fstab");
}

static void by_other_name(struct stat *status)
{
	char path[64], other[64], third[64];
	char *name = path, *same = name, *last;

	snprintf(path, sizeof(path), "/sys/%d", 1);
	strcpy(same, "/etc/fstab");
	stat(path, status); /* EXPECT: blocking-call stat warning */
	stat(name, status); /* EXPECT: blocking-call stat warning */
	snprintf(name, sizeof(path), "/sys/%d", 1);
	choose(same);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	name = other;
	snprintf(other, sizeof(other), "/sys/%d", 1);
	name[1] = 'x';
	stat(other, status); /* EXPECT: blocking-call stat warning */
	last = third;
	snprintf(third, sizeof(third), "/sys/%d", 1);
	*last = 'x';
	stat(third, status); /* EXPECT: blocking-call stat warning */
}

/* One of two, and nobody knows which. */
static void by_choice(struct stat *status, int how)
{
	char path[64], other[64];
	char *name = path;

	snprintf(path, sizeof(path), "/sys/%d", 1);
	snprintf(other, sizeof(other), "/sys/%d", 1);
	if (how > 3)
		name = other;
	choose(name);
	stat(path, status);  /* EXPECT: blocking-call stat warning */
	stat(other, status); /* EXPECT: blocking-call stat warning */
}

static void perhaps(struct stat *status, char *name)
{
	char path[64];

	snprintf(path, sizeof(path), "/sys/%d", 1);
	if (*name == 'x')
		name = path;
	strcpy(name, getenv("FILE"));
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(name, 64, "/sys/%d", 1);
	stat(path, status); /* EXPECT: blocking-call stat warning */
}

/* A name that is kept, or that somebody else can change. */
static void out_of_sight(struct stat *status, struct place *place)
{
	char path[64], other[64], third[64];
	char *name = path, *begin = other, *changed = third;
	struct place own = { .path = begin };
	char **any = &changed;

	place->path = name;
	snprintf(path, sizeof(path), "/sys/%d", 1);
	choose_later(place);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(other, sizeof(other), "/sys/%d", 1);
	choose_later(&own);
	stat(other, status); /* EXPECT: blocking-call stat warning */
	snprintf(third, sizeof(third), "/sys/%d", 1);
	choose(*any);
	stat(third, status); /* EXPECT: blocking-call stat warning */
}

static void by_offset(struct stat *status)
{
	char path[64];
	char *name = path, *second = name + 1;

	snprintf(path, sizeof(path), "/sys/%d", 1);
	strcpy(second, "etc/fstab");
	stat(path, status); /* EXPECT: blocking-call stat warning */
}

static void on_timer(uv_timer_t *timer)
{
	struct stat status;

	by_other_name(&status);
	by_choice(&status, *(int *)timer->data);
	perhaps(&status, timer->data);
	out_of_sight(&status, timer->data);
	by_offset(&status);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
