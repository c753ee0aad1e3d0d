/* SPDX-License-Identifier: MIT */
/* What was opened is known by its path: files wait for the disk, devices for whoever knows. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int file = open("/etc/hostname", O_RDONLY);    /* EXPECT: blocking-call open warning */
	int terminal = open("/dev/ttyS0", O_RDWR);     /* a device */
	FILE *stream = fopen("/etc/hosts", "r");       /* EXPECT: blocking-call fopen warning */
	FILE *device = fopen("/dev/ttyS0", "r");       /* a device */
	DIR *folder = opendir("/etc");                 /* EXPECT: blocking-call opendir warning */
	int at = open("/etc", O_RDONLY | O_DIRECTORY); /* EXPECT: blocking-call open warning */

	read(file, text, sizeof(text));     /* EXPECT: blocking-call read warning assumes=none */
	read(terminal, text, sizeof(text)); /* EXPECT: blocking-call read note confidence=low */
	fgets(text, sizeof(text), stream);  /* EXPECT: blocking-call fgets note */
	fgets(text, sizeof(text), device);  /* EXPECT: blocking-call fgets note */
	timer->data = readdir(folder);      /* EXPECT: blocking-call readdir warning */
	at = openat(at, "hosts", O_RDONLY); /* EXPECT: blocking-call openat warning */
	read(at, text, sizeof(text));       /* EXPECT: blocking-call read warning */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
