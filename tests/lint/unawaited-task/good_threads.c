/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE */
#include <pthread.h>

static void *work(void *data)
{
	return data;
}

int join_always(int busy)
{
	pthread_t thread;
	int result;

	result = pthread_create(&thread, NULL, work, NULL);
	if (result)
		return -1;
	if (busy)
		pthread_detach(thread);
	else
		pthread_join(thread, NULL);
	return 0;
}

int runs_until_the_program_ends(void)
{
	pthread_t thread;

	return pthread_create(&thread, NULL, work, NULL);
}

int attributes_may_say_detached(const pthread_attr_t *attr, int busy)
{
	pthread_t thread;

	if (pthread_create(&thread, attr, work, NULL))
		return -1;
	return busy ? 0 : pthread_join(thread, NULL);
}

int join_all(int count)
{
	pthread_t threads[4];
	int started = 0, i;

	for (i = 0; i < count && i < 4; i++)
		if (!pthread_create(&threads[i], NULL, work, NULL))
			started++;
	while (started > 0)
		pthread_join(threads[--started], NULL);
	return 0;
}
