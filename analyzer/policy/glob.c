/* SPDX-License-Identifier: MIT
 *
 * glob.c - a matcher that remembers one place to try again for * and one for **.
 *
 * A later star makes the earlier one of its kind final: whatever the earlier one could take, the
 * later one can take as well. So there is no recursion, and no pattern that takes for ever. A star
 * inside of one part gives up at a slash, and then the last ** takes more.
 */
#include "policy/glob.h"

#include <stddef.h>
#include <string.h>

/* Where to go on when what follows a star does not match. */
struct retry {
	const char *pattern; /* behind the star; NULL: there was none */
	const char *path;
	bool parts; /* it takes whole parts only, "**" and a slash */
};

/* Behind the character at AT, which may be several bytes of UTF-8. */
static const char *next_character(const char *at)
{
	at++;
	while (((unsigned char)*at & 0xc0) == 0x80)
		at++;
	return at;
}

/* Lets RETRY take more; false when there is no more for it. */
static bool take_more(struct retry *retry, bool slashes)
{
	const char *slash;

	if (!retry->pattern)
		return false;
	if (retry->parts) {
		slash = strchr(retry->path, '/');
		retry->path = slash ? slash + 1 : NULL;
	} else {
		retry->path = *retry->path && (slashes || *retry->path != '/') ? retry->path + 1
		                                                               : NULL;
	}
	if (!retry->path)
		retry->pattern = NULL;
	return retry->pattern != NULL;
}

/* Is AT, in PATTERN, where a part of it begins? */
static bool begins_part(const char *pattern, const char *at)
{
	return at == pattern || at[-1] == '/';
}

/* Does the last part of PATTERN name something that may be a folder? */
static bool means_below(const char *pattern)
{
	const char *last = strrchr(pattern, '/');

	return !strpbrk(last ? last : pattern, "*?");
}

/* Is PATH at an end for a pattern that is? BELOW: it may go on in a folder of that name. */
static bool is_end(const char *path, const char *before, bool below)
{
	return !*path || (below && (*path == '/' || *before == '/'));
}

bool glob_match(const char *pattern, const char *path)
{
	bool below = means_below(pattern);
	struct retry one = { 0 }, any = { 0 };
	const char *start = pattern, *before = "";

	for (;;) {
		if (pattern[0] == '*' && pattern[1] == '*') {
			bool parts = pattern[2] == '/' && begins_part(start, pattern);

			pattern += parts ? 3 : 2;
			any = (struct retry){ pattern, path, parts };
			one.pattern = NULL;
		} else if (*pattern == '*') {
			one = (struct retry){ ++pattern, path, false };
		} else if (!*pattern && is_end(path, before, below)) {
			return true;
		} else if (*pattern && *path && *pattern == '?' && *path != '/') {
			before = pattern++;
			path = next_character(path);
		} else if (*pattern && *pattern == *path) {
			before = pattern++;
			path++;
		} else if (take_more(&one, false)) {
			pattern = one.pattern;
			path = one.path;
		} else if (take_more(&any, true)) {
			one.pattern = NULL;
			pattern = any.pattern;
			path = any.path;
		} else {
			return false;
		}
	}
}
