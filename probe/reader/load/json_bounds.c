/* SPDX-License-Identifier: MIT
 *
 * json_bounds.c - how big and how deep a JSON text is, before a parser spends memory on it.
 *
 * The problem
 *   "[[],[],[],..." costs three bytes per value in the file and about 130 in the parser's memory.
 *   A file below every size limit may therefore still take all memory of the machine.
 *
 * The idea
 *   One pass over the bytes that knows strings, brackets and commas and nothing else. It does not
 *   validate: a text that is not JSON gets through here and is refused by the parser.
 */
#include "reader/load/json_bounds.h"

/* Just behind the string whose opening quote stands at AT. */
static size_t skip_string(const char *text, size_t size, size_t at)
{
	for (at++; at < size && text[at] != '"'; at++) {
		if (text[at] == '\\')
			at++;
	}
	return at < size ? at : size;
}

bool json_bounds_check(const char *text, size_t size, const char **why)
{
	size_t depth = 0, values = 0;

	for (size_t i = 0; i < size; i++) {
		switch (text[i]) {
		case '"':
			i = skip_string(text, size, i);
			break;
		case '[':
		case '{':
			values++;
			if (++depth > JSON_BOUNDS_DEPTH) {
				*why = "is nested deeper than 64 levels";
				return false;
			}
			break;
		case ']':
		case '}':
			depth -= depth > 0;
			break;
		case ',':
			if (++values > JSON_BOUNDS_VALUES) {
				*why = "holds more than 8 million values";
				return false;
			}
			break;
		default:
			break;
		}
	}
	return true;
}
