/* SPDX-License-Identifier: MIT
 *
 * diff.c - a reader of what git diff, git show and diff -u write.
 *
 * Outside of hunks only "+++", behind "---", means something: mails, statistics, modes, renames and
 * notices about binary files are passed over. Inside, the counts of the "@@" line say how much is
 * to come, so a line of code that looks like a header is no header. A line may end with CR LF, and
 * an empty one stands for an empty line of context, since mailers cut blanks.
 */
#include "policy/diff.h"

#include <string.h>

#include "policy/diff_name.h"
#include "policy/paths.h"
#include "support/text.h"

#define DIFF_ERROR g_quark_from_static_string("diff")

/* Lines FROM to TO of a file. */
struct range {
	unsigned from, to;
};

struct diff {
	GHashTable *files; /* path -> GArray of struct range, in order, none touching another */
	GHashTable *shown; /* path as it is shown -> the same, borrowed, or NULL: once looked up */
};

struct reader {
	struct diff *diff;
	const char *name;
	const char *at, *end; /* of the text that is left */
	unsigned line;        /* number of the line that was read last */
	const char *text;     /* that line, LENGTH bytes without its end */
	gsize length;
	bool old_file;  /* it was a "---" */
	bool any;       /* something of a diff was seen */
	GArray *ranges; /* of the file at work, or NULL: it has none that we know of */
	bool has_file;
};

static bool fail(const struct reader *r, GError **error, const char *what)
{
	g_autofree char *name = text_one_line(r->name);

	g_set_error(error, DIFF_ERROR, 0, "%s:%u: %s", name, MAX(r->line, 1), what);
	return false;
}

/* Takes the next line; false at the end. */
static bool next_line(struct reader *r)
{
	const char *stop;

	if (r->at == r->end)
		return false;
	stop = memchr(r->at, '\n', (size_t)(r->end - r->at));
	r->text = r->at;
	r->length = (gsize)((stop ? stop : r->end) - r->at);
	r->at = stop ? stop + 1 : r->end;
	r->line++;
	if (r->length && r->text[r->length - 1] == '\r')
		r->length--;
	return true;
}

static bool begins(const struct reader *r, const char *word)
{
	gsize length = strlen(word);

	return r->length >= length && !memcmp(r->text, word, length);
}

static void free_ranges(gpointer ranges)
{
	g_array_unref(ranges);
}

/* The "+++" line: what follows is about that file. */
static bool take_file(struct reader *r, GError **error)
{
	g_autofree char *path = NULL;

	r->has_file = true;
	r->any = true;
	r->ranges = NULL;
	if (!diff_name_read(r->text + 4, r->length - 4, &path))
		return fail(r, error, "the name of a file that cannot be read");
	if (!path)
		return true; /* it was deleted */
	r->ranges = g_hash_table_lookup(r->diff->files, path);
	if (!r->ranges) {
		r->ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
		g_hash_table_insert(r->diff->files, g_steal_pointer(&path), r->ranges);
	}
	return true;
}

/* Takes a number, and the blanks or the comma in front of it, from AT. */
static bool take_number(const char **at, const char *end, unsigned *number)
{
	unsigned value = 0;
	const char *from = *at;

	for (; *at < end && g_ascii_isdigit(**at); ++*at) {
		if (value > G_MAXINT / 10 - 1)
			return false;
		value = value * 10 + (unsigned)(**at - '0');
	}
	*number = value;
	return *at > from;
}

/* "-FIRST,COUNT" behind SIGN; a count that is missing is 1. */
static bool take_side(const char **at, const char *end, char sign, unsigned *first, unsigned *count)
{
	while (*at < end && **at == ' ')
		++*at;
	if (*at == end || **at != sign)
		return false;
	++*at;
	*count = 1;
	if (!take_number(at, end, first))
		return false;
	if (*at == end || **at != ',')
		return true;
	++*at;
	return take_number(at, end, count);
}

static void add_line(struct reader *r, unsigned line)
{
	struct range *last, range = { line, line };

	if (!r->ranges)
		return;
	last = r->ranges->len ? &g_array_index(r->ranges, struct range, r->ranges->len - 1) : NULL;
	if (last && line && last->to == line - 1)
		last->to = line;
	else
		g_array_append_val(r->ranges, range);
}

/* The lines of a hunk, OLD of the file before and FRESH of that behind it, which begin at LINE. */
static bool take_lines(struct reader *r, unsigned old, unsigned fresh, unsigned line,
                       GError **error)
{
	while (old || fresh) {
		char sign;

		if (!next_line(r))
			return fail(r, error, "the diff ends in the middle of a hunk");
		sign = r->length ? *r->text : ' ';
		if (sign == '\\')
			continue;
		if ((sign == '+' || sign == ' ') && fresh) {
			if (sign == '+')
				add_line(r, line);
			line++;
			fresh--;
		} else if (sign != '-') {
			return fail(r, error, "no line of a hunk, which is not complete here");
		}
		if (sign != '+') {
			if (!old)
				return fail(r, error, "more lines than the hunk has");
			old--;
		}
	}
	return true;
}

static bool take_hunk(struct reader *r, GError **error)
{
	const char *at = r->text + 2, *end = r->text + r->length;
	unsigned first, old, line, fresh;

	if (begins(r, "@@@"))
		return fail(r, error, "a combined diff, of a merge; compare with one parent");
	if (!r->has_file)
		return fail(r, error, "a hunk of no file: no line with +++ comes before it");
	if (!take_side(&at, end, '-', &first, &old) || !take_side(&at, end, '+', &line, &fresh) ||
	    (gsize)(end - at) < 3 || memcmp(at, " @@", 3) != 0)
		return fail(r, error, "no hunk's head, which is @@ -LINE,COUNT +LINE,COUNT @@");
	return take_lines(r, old, fresh, line, error);
}

/* Takes what the line that was read begins. */
static bool take_line(struct reader *r, GError **error)
{
	bool behind_old = r->old_file;

	r->old_file = begins(r, "--- ");
	if (begins(r, "diff --git ") || begins(r, "diff --cc ") || begins(r, "diff --combined ")) {
		r->any = true;
		r->has_file = false;
		return true;
	}
	if (behind_old && begins(r, "+++ "))
		return take_file(r, error);
	if (begins(r, "@@"))
		return take_hunk(r, error);
	return true;
}

static gint by_line(gconstpointer a, gconstpointer b)
{
	const struct range *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

/* A file may come several times, as in the diffs of several commits: puts its ranges in order. */
static void put_in_order(gpointer path, gpointer list, gpointer unused)
{
	GArray *ranges = list;
	struct range *all = (struct range *)(void *)ranges->data;
	guint kept = 0;

	(void)path;
	(void)unused;
	g_array_sort(ranges, by_line);
	for (guint i = 1; i < ranges->len; i++)
		if (all[i].from <= all[kept].to)
			all[kept].to = MAX(all[kept].to, all[i].to);
		else
			all[++kept] = all[i];
	g_array_set_size(ranges, ranges->len ? kept + 1 : 0);
}

static bool is_blank(const char *text, gsize size)
{
	for (gsize i = 0; i < size; i++)
		if (!g_ascii_isspace(text[i]))
			return false;
	return true;
}

struct diff *diff_parse(const char *name, const char *text, gsize size, GError **error)
{
	struct diff *diff = g_new0(struct diff, 1);
	struct reader r = { .diff = diff, .name = name, .at = text, .end = text + size };
	bool ok = true;

	diff->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_ranges);
	diff->shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	while (ok && next_line(&r))
		ok = take_line(&r, error);
	if (ok && !r.any && !is_blank(text, size)) {
		r.line = 1;
		ok = fail(&r, error, "no unified diff, as git diff writes it");
	}
	g_hash_table_foreach(diff->files, put_in_order, NULL);
	if (!ok)
		g_clear_pointer(&diff, diff_free);
	return diff;
}

void diff_free(struct diff *diff)
{
	if (!diff)
		return;
	g_hash_table_destroy(diff->shown);
	g_hash_table_destroy(diff->files);
	g_free(diff);
}

static bool is_in(const GArray *ranges, unsigned line)
{
	guint low = 0, high = ranges->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;
		const struct range *range = &g_array_index(ranges, struct range, middle);

		if (line < range->from)
			high = middle;
		else if (line > range->to)
			low = middle + 1;
		else
			return true;
	}
	return false;
}

/* The ranges of what the diff calls NAME. */
static const GArray *named(const struct diff *diff, const char *name)
{
	/* What git puts in front of names: "a" and "b", or letters for what is compared. */
	static const char *const folders[] = { "", "b/", "w/", "i/", "c/", "o/", "a/", "1/", "2/" };

	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *full = g_strconcat(folders[i], name, NULL);
		const GArray *ranges = g_hash_table_lookup(diff->files, full);

		if (ranges)
			return ranges;
	}
	return NULL;
}

/* The ranges of the file FULL (absolute), which the diff may know below ROOT or BASE, or NULL. A
 * name below BASE that is one of a file below ROOT as well means that one: so git has it. */
static const GArray *look_up(const struct diff *diff, const char *root, const char *base,
                             const char *full)
{
	const char *below = path_shown(base, full);
	const GArray *ranges = root ? named(diff, path_shown(root, full)) : NULL;
	g_autofree char *other = root ? path_full(root, below) : NULL;

	if (ranges || (other && strcmp(other, full) != 0 && g_file_test(other, G_FILE_TEST_EXISTS)))
		return ranges;
	return named(diff, below);
}

static const GArray *ranges_of(struct diff *diff, const char *root, const char *base,
                               const char *file)
{
	g_autofree char *full = NULL;
	gpointer ranges;

	if (g_hash_table_lookup_extended(diff->shown, file, NULL, &ranges))
		return ranges;
	full = path_full(base, file);
	ranges = (gpointer)look_up(diff, root, base, full);
	g_hash_table_insert(diff->shown, g_strdup(file), ranges);
	return ranges;
}

static bool has(struct diff *diff, const char *root, const char *base, const char *file,
                unsigned line)
{
	const GArray *ranges = file ? ranges_of(diff, root, base, file) : NULL;

	return ranges && is_in(ranges, line);
}

static bool has_step(struct diff *diff, const char *root, const char *base, const GPtrArray *trace)
{
	for (guint i = 0; trace && i < trace->len; i++) {
		const struct trace_step *step = trace->pdata[i];

		if (has(diff, root, base, step->file, step->line))
			return true;
	}
	return false;
}

bool diff_touches(struct diff *diff, const char *root, const char *base,
                  const struct finding *finding)
{
	return has(diff, root, base, finding->file, finding->line) ||
	       has_step(diff, root, base, finding->trace) ||
	       has_step(diff, root, base, finding->trace2);
}
