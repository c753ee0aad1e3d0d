/* SPDX-License-Identifier: MIT */
/* What packs describe, what the compiler does itself, and what is not called on a loop. */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <uv.h>

void prepare_elsewhere(void);
void compute_elsewhere(void);
_Noreturn void give_up(const char *why);

static void work(uv_work_t *request)
{
	(void)request;
	compute_elsewhere();
}

static int helper(const char *text)
{
	char copy[16];

	memcpy(copy, text, sizeof(copy));
	copy[15] = '\0';
	return (int)strlen(copy) + toupper(copy[0]) + __builtin_popcount((unsigned)copy[1]);
}

static void on_timer(uv_timer_t *timer)
{
	static uv_work_t request;
	struct rusage usage;
	char *text = malloc(16);

	if (!text)
		give_up("no memory");
	snprintf(text, 16, "%d", helper("text of 16 bytes"));
	timer->data = (void *)(long)sqrt(atof(text));
	getrusage(RUSAGE_SELF, &usage);
	errno = (int)getpid();
	free(text);
	uv_queue_work(timer->loop, &request, work, NULL);
}

int main(void)
{
	uv_timer_t timer;

	prepare_elsewhere();
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 0, 1000);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
