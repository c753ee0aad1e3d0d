/* SPDX-License-Identifier: MIT */
/* Where somebody may put another path, or write to it, nothing is known. */
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct device {
	int number;
	char *disk;
	char *either;
	const char *given;
	char *out;
	char *written;
	char *stored;
	char *optional;
	const char *initialised;
	char buffer[32];
	union {
		const char *shared;
		const char *name;
	};
};

struct option {
	const char *name;
	void *value;
};

static const char *const mixed[] = { "/dev/urandom", "/etc/machine-id", NULL };
static const char *replaced[] = { "/dev/urandom", "/dev/random" };
static const char *lent[] = { "/dev/urandom", "/dev/random" };
static char *configured = NULL;
static char *chosen = "/proc/version";
static const struct option options[] = { { "config", &configured }, { "x", NULL } };
static struct device first = { .initialised = "/etc/hosts" };
static struct {
	char *path;
} settings;
static const struct option more[] = { { "path", &settings.path } };

void fill(const char **strings);
int ask_user(char **string);
void complete(char *string, int limit);
const void *parse(const struct option *some, const struct option *others);

void device_set(struct device *device, const char *path, int how)
{
	device->disk = g_strdup_printf("/var/lib/%s", path);
	device->either = strdup(how ? "/sys/a" : "/etc/a");
	device->given = "/sys/b";
	if (how > 1)
		device->given = path;
	device->out = strdup("/sys/c");
	ask_user(&device->out);
	device->written = strdup("/sys/d");
	complete(device->written, how);
	device->stored = strdup("/sys/e");
	device->stored[1] = *path;
	device->initialised = "/sys/f";
	device->shared = "/sys/g";
	device->name = path;
	replaced[1] = path;
	fill(lent);
	configured = strdup("/sys/h");
	if (how > 2)
		chosen = getenv("CHOSEN");
	settings.path = strdup("/sys/i");
	parse(options, more);
	snprintf(device->buffer, sizeof(device->buffer), "%s", path);
	device->optional = strdup(device->buffer);
}

static gboolean on_timer(gpointer data)
{
	struct device *device = data;
	struct stat result;

	stat(device->disk, &result);             /* EXPECT: blocking-call stat warning */
	stat(device->either, &result);           /* EXPECT: blocking-call stat warning */
	stat(device->given, &result);            /* EXPECT: blocking-call stat warning */
	stat(device->out, &result);              /* EXPECT: blocking-call stat warning */
	stat(device->written, &result);          /* EXPECT: blocking-call stat warning */
	stat(device->stored, &result);           /* EXPECT: blocking-call stat warning */
	stat(device->optional, &result);         /* EXPECT: blocking-call stat warning */
	stat(device->initialised, &result);      /* EXPECT: blocking-call stat warning */
	stat(device->shared, &result);           /* EXPECT: blocking-call stat warning */
	stat(mixed[device->number], &result);    /* EXPECT: blocking-call stat warning */
	stat(replaced[device->number], &result); /* EXPECT: blocking-call stat warning */
	stat(lent[device->number], &result);     /* EXPECT: blocking-call stat warning */
	stat(configured, &result);               /* EXPECT: blocking-call stat warning */
	stat(chosen, &result);                   /* EXPECT: blocking-call stat warning */
	stat(settings.path, &result);            /* EXPECT: blocking-call stat warning */
	stat(first.initialised, &result);        /* EXPECT: blocking-call stat warning */
	return G_SOURCE_CONTINUE;
}

unsigned start(struct device *device)
{
	return g_timeout_add(1000, on_timer, device);
}
