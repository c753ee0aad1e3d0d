/* SPDX-License-Identifier: MIT */
/* Reading what the kernel has in memory does not wait, by whatever name it goes. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int file = open("/proc/self/status", O_RDONLY);
	int random = open("/dev/urandom", O_RDONLY);
	FILE *stream = fopen("/proc/meminfo", "r");
	FILE *same = fdopen(file, "r");
	DIR *folder = opendir("/sys/class/net");
	int at = open("/sys/class", O_RDONLY | O_DIRECTORY);

	read(file, text, sizeof(text));
	pread(file, text, sizeof(text), 0);
	read(random, text, sizeof(text));
	fgets(text, sizeof(text), stream);
	fread(text, 1, sizeof(text), same);
	read(fileno(same), text, 1);
	timer->data = readdir(folder);
	faccessat(at, "net", F_OK, 0);
	at = openat(at, "net/lo/mtu", O_RDONLY);
	read(at, text, sizeof(text));
	at = openat(AT_FDCWD, "/sys/power/state", O_WRONLY);
	write(at, "mem", 3);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
