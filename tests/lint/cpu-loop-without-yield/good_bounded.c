/* SPDX-License-Identifier: MIT */
/* Loops that are short, or end early, or are as long as their input. */
#include <stddef.h>
#include <string.h>
#include <uv.h>

struct item {
	struct item *next;
	int key;
};

static int slots[2000000];

static unsigned small(unsigned key)
{
	for (int i = 0; i < 1000; i++)
		for (int k = 0; k < 100; k++)
			key = key * 31 + 7;
	return key;
}

/* One turn less than a million. */
static unsigned nearly_a_million(unsigned key)
{
	int left = 999999, before = 1000000;

	while (left--)
		key = key * 31 + 7;
	while (--before)
		key = key * 37 + 5;
	return key;
}

static int first_free(void)
{
	for (int i = 0; i < 2000000; i++)
		if (!slots[i])
			return i;
	return -1;
}

static struct item *find(struct item *list, int key)
{
	while (list && list->key != key)
		list = list->next;
	return list;
}

static size_t length_of(const char *text)
{
	const char *end = text;

	while (*end)
		end++;
	return (size_t)(end - text);
}

static unsigned sum(const unsigned char *data, size_t size)
{
	unsigned total = 0;

	for (size_t i = 0; i < size; i++)
		total += data[i];
	return total;
}

static void comb_sort(int *values, int count)
{
	int gap = count, swapped;

	do {
		gap = gap * 10 / 13;
		if (gap < 1)
			gap = 1;
		swapped = 0;
		for (int i = 0; i < count - gap; i++)
			if (values[i] > values[i + gap]) {
				int value = values[i];

				values[i] = values[i + gap];
				values[i + gap] = value;
				swapped = 1;
			}
	} while (gap > 1 || swapped);
}

static int digits(unsigned long n)
{
	int count = 0;

	do {
		count++;
		n /= 10;
	} while (n);
	return count;
}

static void on_timer(uv_timer_t *timer)
{
	struct item *item = find(timer->data, 7);
	int values[] = { 3, 1, 2 };

	comb_sort(values, 3);
	slots[first_free()] = (int)small(item ? (unsigned)item->key : 0) + (int)length_of("text") +
	                      (int)sum((const unsigned char *)"x", 1) + digits(12345) +
	                      (int)nearly_a_million(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
