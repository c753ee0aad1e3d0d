/* SPDX-License-Identifier: MIT
 *
 * text.c - formatting and parsing without locale, allocation or locks (text.h).
 *
 * Everything appends to a buffer that the caller owns and is cut where the buffer ends, so no
 * call can fail; whoever cares asks whether something was cut. Numbers are written digit by
 * digit.
 */
#include "core/base/text.h"

#include <string.h>

struct text text_in(char *buf, size_t size)
{
	buf[0] = '\0';
	return (struct text){ .at = buf, .size = size };
}

void text_put_bytes(struct text *text, const char *bytes, size_t length)
{
	size_t room = text->size - 1 - text->length;

	if (length > room) {
		length = room;
		text->cut = true;
	}
	memcpy(text->at + text->length, bytes, length);
	text->length += length;
	text->at[text->length] = '\0';
}

void text_put(struct text *text, const char *string)
{
	if (string)
		text_put_bytes(text, string, strlen(string));
}

static void put_digits(struct text *text, uint64_t number, unsigned base)
{
	char digits[24];
	size_t at = sizeof(digits);

	do {
		digits[--at] = "0123456789abcdef"[number % base];
		number /= base;
	} while (number > 0);
	text_put_bytes(text, digits + at, sizeof(digits) - at);
}

void text_put_number(struct text *text, int64_t number)
{
	if (number < 0)
		text_put(text, "-");
	put_digits(text, number < 0 ? -(uint64_t)number : (uint64_t)number, 10);
}

void text_put_hex(struct text *text, uint64_t number)
{
	put_digits(text, number, 16);
}

uint64_t text_take_number(const char **at)
{
	uint64_t value = 0;

	for (; **at >= '0' && **at <= '9'; (*at)++)
		value = value * 10 + (uint64_t)(**at - '0');
	return value;
}

bool text_parse_time(const char *string, uint64_t *ns)
{
	static const struct {
		const char *name;
		uint64_t factor;
	} units[] = {
		{ "", 1 }, { "ns", 1 }, { "us", 1000 }, { "ms", 1000000 }, { "s", 1000000000 }
	};
	const char *at = string;
	uint64_t value;

	if (strspn(string, "0123456789") > 12)
		return false;
	value = text_take_number(&at);
	if (at == string || value == 0)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		uint64_t product;

		if (strcmp(at, units[i].name) != 0)
			continue;
		if (__builtin_mul_overflow(value, units[i].factor, &product))
			return false;
		*ns = product;
		return true;
	}
	return false;
}
