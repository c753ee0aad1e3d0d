/* SPDX-License-Identifier: MIT */
/* A foreach, and a parser on the caller's stack, are used by the loop and by start-up code, each
 * with a function of its own. What start-up code hands down is not what the loop calls. */
#include <unistd.h>
#include <uv.h>

struct list {
	struct list *next;
	int value;
};

static void foreach(struct list *list, void (*visit)(int value))
{
	for (; list; list = list->next)
		visit(list->value);
}

struct parser {
	void (*emit)(int token);
	int depth;
};

static void parser_init(struct parser *parser, void (*emit)(int token))
{
	parser->emit = emit;
	parser->depth = 0;
}

static void parser_feed(struct parser *parser, const char *text)
{
	for (; *text; text++)
		parser->emit(*text);
}

static int sum;

static void add(int value)
{
	sum += value;
}

static void wait_for(int value)
{
	sleep((unsigned)value);
}

static struct list *list;

static void parse(const char *text, void (*emit)(int token))
{
	struct parser parser;

	parser_init(&parser, emit);
	parser_feed(&parser, text);
}

static void parse_and_add(const char *text)
{
	struct parser parser;

	parser_init(&parser, add);
	parser_feed(&parser, text);
}

static void on_timer(uv_timer_t *timer)
{
	foreach(list, add);
	parse_and_add(timer->data);
}

int main(void)
{
	uv_timer_t timer;

	foreach(list, wait_for);
	parse("abc", wait_for);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
