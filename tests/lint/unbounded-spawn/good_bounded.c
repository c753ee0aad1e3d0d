/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE: these are loops of threads, not of events. */
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <sys/socket.h>

#define LIMIT 64

static sem_t places;
static int running;
static pthread_t pool[LIMIT];

static void *serve(void *data)
{
	sem_post(&places);
	return data;
}

void a_fixed_number(void)
{
	for (int i = 0; i < LIMIT; i++)
		(void)pthread_create(&pool[i], NULL, serve, NULL);
}

void counted(int listener)
{
	pthread_t thread;

	for (;;) {
		int fd = accept(listener, NULL, NULL);

		if (fd < 0 || running >= LIMIT)
			continue;
		running++;
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
	}
}

void semaphore(int listener)
{
	pthread_t thread;

	for (;;) {
		int fd;

		sem_wait(&places);
		fd = accept(listener, NULL, NULL);
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
	}
}

void joined(int listener)
{
	pthread_t thread;
	int fd;

	while ((fd = accept(listener, NULL, NULL)) >= 0)
		if (!pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd))
			pthread_join(thread, NULL);
}

static void wait_for_place(void)
{
	sem_wait(&places);
}

void by_helper(int listener)
{
	pthread_t thread;
	int fd;

	while ((fd = accept(listener, NULL, NULL)) >= 0) {
		wait_for_place();
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
	}
}

void only_the_first(int listener)
{
	pthread_t thread;
	int fd;

	while ((fd = accept(listener, NULL, NULL)) >= 0) {
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
		break;
	}
}

void once_before(int listener)
{
	pthread_t thread;

	(void)pthread_create(&thread, NULL, serve, NULL);
	while (accept(listener, NULL, NULL) >= 0)
		;
}

void nobody_from_outside(const int *jobs)
{
	pthread_t thread;

	while (*jobs++)
		(void)pthread_create(&thread, NULL, serve, NULL);
}
