/* SPDX-License-Identifier: MIT
 *
 * clean_dlopen.c - where a library is looked for depends on who asks.
 *
 * This program has a run path to the folder of a library that nobody else would find. Its loop asks
 * for it by name and by its own place ($ORIGIN), as does a thread that is no loop, and main before
 * there is one. A name that is nowhere stays there, with the same words.
 */
#include <dlfcn.h>

#include "victim.h"

static void load(const char *name, int flags)
{
	void *handle = dlopen(name, flags);
	int (*answer)(void);

	if (!handle)
		fprintf(stderr, "%s\n", dlerror());
	MUST(handle);
	*(void **)&answer = dlsym(handle, "plugin_answer");
	MUST(answer && answer() == 42 && dlclose(handle) == 0);
}

static void load_all(void)
{
	void *self = dlopen(NULL, RTLD_LAZY);
	void *apart = dlmopen(LM_ID_BASE, "libplugin.so", RTLD_NOW);

	load("libplugin.so", RTLD_NOW);
	load("libplugin.so", RTLD_LAZY | RTLD_GLOBAL);
	load("$ORIGIN/plugins/libplugin.so", RTLD_NOW);
	MUST(self && dlclose(self) == 0);
	MUST(apart && dlclose(apart) == 0);
	MUST(!dlopen("libnowhere.so", RTLD_NOW));
	puts(dlerror());
	MUST(!dlopen("./libnowhere.so", RTLD_NOW));
	puts(dlerror());
	MUST(!dlopen("libplugin.so", 0x40000000));
	puts(dlerror());
}

static void *in_thread(void *data)
{
	load_all();
	return data;
}

static void turn(int number)
{
	if (number == 3)
		load_all();
	else if (number == 4)
		pthread_join(start(in_thread, NULL), NULL);
}

int main(void)
{
	load_all();
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT none
 * EXPECT exit=0
 */
