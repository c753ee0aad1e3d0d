/* SPDX-License-Identifier: MIT */
/* Loops without a body that move on all the same. */
#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <uv.h>

struct node {
	struct node *next;
	struct node **link;
	int key, busy;
};

static struct node *last(struct node *node)
{
	while (node->next)
		node = node->next;
	return node;
}

static struct node *next_of(struct node *node)
{
	return node->next;
}

static struct node *find(struct node *node, int key)
{
	for (; node && node->key != key; node = next_of(node))
		;
	return node;
}

static struct node **find_link(struct node **link, int key)
{
	struct node *node;

	while (*link && (node = *link)->key >= key) {
		if (node->key == key)
			return link;
		link = &node->next;
	}
	return link;
}

static const char *skip(const char *text)
{
	while (*text == ' ' || *text == '\t')
		text++;
	while (isdigit((unsigned char)*text))
		++text;
	return text;
}

static size_t find_slot(const int *slots, size_t count)
{
	size_t i = 0;

	while (i < count && slots[i])
		i++;
	return i;
}

static void pop_all(struct node **head)
{
	while (*head)
		*head = (*head)->next;
}

static int root_of(const int *parent, int i)
{
	while (parent[i] != i)
		i = parent[i];
	return i;
}

static void on_timer(uv_timer_t *timer)
{
	static const int slots[8], parent[8];
	struct node *node = timer->data;

	node = find(last(node), 3);
	find_link(&node, 4);
	pop_all(&node);
	timer->data = (void *)(skip("  12") + find_slot(slots, 8) + root_of(parent, 3));
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
