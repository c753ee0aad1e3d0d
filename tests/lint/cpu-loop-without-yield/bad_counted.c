/* SPDX-License-Identifier: MIT */
/* Loops that count to a million and more, alone and nested. */
#include <stdint.h>
#include <uv.h>

static uint32_t table[4096];

static uint32_t stretch(uint32_t key)
{
	/* EXPECT: cpu-loop-without-yield stretch warning root=on_timer steps=3 confidence=high */
	for (int i = 0; i < 50000000; i++)
		key = key * 1664525 + 1013904223;
	return key;
}

static void fill(void)
{
	/* EXPECT: cpu-loop-without-yield fill warning */
	for (unsigned row = 0; row < 4096; row++)
		for (unsigned column = 0; column != 1024; column += 2)
			table[row] ^= column;
}

static uint32_t down(uint32_t key)
{
	int left = 2000000;

	while (left--) /* EXPECT: cpu-loop-without-yield down warning */
		key ^= key << 5;
	return key;
}

static uint32_t backwards(uint32_t key)
{
	for (long i = 1L << 24; i > 0; --i) /* EXPECT: cpu-loop-without-yield backwards warning */
		key += (uint32_t)i;
	return key;
}

static uint32_t from_behind(uint32_t key)
{
	int i = 0;

	do { /* EXPECT: cpu-loop-without-yield from_behind warning */
		key ^= key >> 3;
	} while (1000000 > ++i);
	return key;
}

/* The test steps, and the last step is not a turn: exactly a million of them. */
static uint32_t tested_first(uint32_t key)
{
	int left = 1000000;

	while (left--) /* EXPECT: cpu-loop-without-yield tested_first warning */
		key ^= key << 7;
	return key;
}

static uint32_t stepped_first(uint32_t key)
{
	int once_more = 1000001;

	while (--once_more) /* EXPECT: cpu-loop-without-yield stepped_first warning */
		key ^= key << 9;
	return key;
}

static uint32_t tested_last(uint32_t key)
{
	int left = 1000000;

	do { /* EXPECT: cpu-loop-without-yield tested_last warning */
		key ^= key << 11;
	} while (--left);
	return key;
}

static void on_timer(uv_timer_t *timer)
{
	uint32_t key = stretch((uint32_t)(uintptr_t)timer);

	fill();
	table[0] = down(key) + backwards(key) + from_behind(key);
	table[1] = tested_first(key) + stepped_first(key) + tested_last(key);
}

int main(void)
{
	uv_timer_t timer;

	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 0, 1000);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
