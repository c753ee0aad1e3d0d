/* SPDX-License-Identifier: MIT
 *
 * link_command.c - words that are inputs, and words that say what becomes of them.
 *
 * Every word that is no option is taken for an input: a value of some option that is not one names
 * no file that anybody compiles, and does no harm. -lNAME is any file of that name in a directory
 * of -L, so libraries that are built here are found as the linker will find them.
 */
#include "buildsys/link_command.h"

#include <string.h>

#include "frontend/response.h"

static bool is_one_of(const char *word, const char *const *list)
{
	return g_strv_contains(list, word);
}

bool link_command_only_compiles(char *const *words)
{
	static const char *const options[] = {
		"-c", "-S", "-E", "-M", "-MM", "-fsyntax-only", NULL
	};

	for (; *words; words++)
		if (is_one_of(*words, options))
			return true;
	return false;
}

const char *link_command_output(char *const *words)
{
	const char *output = NULL;

	for (; *words; words++) {
		if (!strcmp(*words, "-o") && words[1])
			output = *++words;
		else if (g_str_has_prefix(*words, "-o") && (*words)[2])
			output = *words + 2;
		else if (g_str_has_prefix(*words, "--output="))
			output = *words + strlen("--output=");
	}
	return output;
}

/* Does NAME end in ".so", or ".so.1.2"? */
static bool is_shared_name(const char *name)
{
	const char *so = strstr(name, ".so");

	return g_str_has_suffix(name, ".dylib") || g_str_has_suffix(name, ".dll") ||
	       (so && so[3 + strspn(so + 3, ".0123456789")] == '\0');
}

static bool is_part_name(const char *name)
{
	return g_str_has_suffix(name, ".a") || g_str_has_suffix(name, ".o") ||
	       g_str_has_suffix(name, ".lo") || g_str_has_suffix(name, ".obj") ||
	       g_str_has_suffix(name, ".lib");
}

static enum link_kind kind_of(char *const *words, const char *output)
{
	static const char *const part[] = { "-r", "--relocatable", "-Wl,-r", NULL };
	static const char *const library[] = { "-shared", "--shared",    "-dynamiclib",
		                               "-bundle", "-Bshareable", NULL };
	g_autofree char *name = g_path_get_basename(output);

	for (; *words; words++) {
		if (is_one_of(*words, part))
			return LINK_PART;
		if (is_one_of(*words, library))
			return LINK_LIBRARY;
	}
	if (is_part_name(name))
		return LINK_PART;
	return is_shared_name(name) ? LINK_LIBRARY : LINK_PROGRAM;
}

/* -lNAME or -l:FILE, searched for in DIRS. */
static void add_library(struct link_step *step, const char *directory, const GPtrArray *dirs,
                        const char *name)
{
	static const char *const forms[] = { "lib%s.so", "lib%s.a" };

	for (guint i = 0; i < dirs->len; i++) {
		g_autofree char *dir = g_canonicalize_filename(dirs->pdata[i], directory);

		if (*name == ':')
			link_step_add(step, dir, name + 1);
		for (size_t k = 0; *name != ':' && k < G_N_ELEMENTS(forms); k++) {
			g_auto(GStrv) around = g_strsplit(forms[k], "%s", 2);
			g_autofree char *file = g_strconcat(around[0], name, around[1], NULL);

			link_step_add(step, dir, file);
		}
	}
}

/* -Wl,A,B: what of it names files. */
static void add_passed_on(struct link_step *step, const char *directory, const char *list)
{
	g_auto(GStrv) parts = g_strsplit(list, ",", -1);

	for (char **part = parts; *part; part++)
		if (**part && **part != '-')
			link_step_add(step, directory, *part);
}

static void add_inputs(struct link_step *step, const char *directory, char *const *words)
{
	g_autoptr(GPtrArray) dirs = g_ptr_array_new();

	for (char *const *word = words; *word; word++)
		if (g_str_has_prefix(*word, "-L") && ((*word)[2] || word[1]))
			g_ptr_array_add(dirs, (*word)[2] ? *word + 2 : word[1]);
	for (char *const *word = words; *word; word++) {
		if (!strcmp(*word, "-o") && word[1])
			word++;
		else if (g_str_has_prefix(*word, "-l") && (*word)[2])
			add_library(step, directory, dirs, *word + 2);
		else if (!strcmp(*word, "-l") && word[1])
			add_library(step, directory, dirs, *++word);
		else if (g_str_has_prefix(*word, "-Wl,"))
			add_passed_on(step, directory, *word + 4);
		else if (**word && **word != '-')
			link_step_add(step, directory, *word);
	}
}

/* Is COMMAND an archiver: ar, llvm-ar, x86_64-linux-gnu-gcc-ar-12? */
static bool is_archiver(const char *command)
{
	g_autofree char *name = g_path_get_basename(command);
	size_t length = strlen(name);

	while (length && (g_ascii_isdigit(name[length - 1]) || name[length - 1] == '.'))
		length--;
	if (length && length < strlen(name) && name[length - 1] == '-')
		length--;
	name[length] = '\0';
	return !strcmp(name, "ar") || g_str_has_suffix(name, "-ar");
}

/* ar OPERATION ARCHIVE MEMBER..., where the operation may be written as options. */
static void read_archive(struct link_steps *steps, const char *directory, char *const *words)
{
	const char *operation = *words ? *words : "";
	struct link_step *step;

	for (bool first = true; *words && (first || **words == '-'); words++)
		first = false;
	if (!*words || strspn(operation, "-xtpdm") > (*operation == '-'))
		return;
	step = link_steps_make(steps, g_canonicalize_filename(*words, directory), LINK_PART);
	for (words++; step && *words; words++)
		link_step_add(step, directory, *words);
}

/* Is something of WORDS missing that matters? A response file that cannot be read is still named in
 * them. Beside objects and archives it is most likely a list of symbols that the build makes; alone
 * it is what is linked. */
static bool misses_inputs(char *const *words)
{
	bool missing = false;

	for (; *words; words++) {
		if (is_part_name(*words))
			return false;
		missing |= (*words)[0] == '@';
	}
	return missing;
}

void link_command_words(struct link_steps *steps, const char *directory, char *const *words)
{
	const char *output;
	struct link_step *step;

	/* VARIABLE=value and wrappers of a compiler stand before it. */
	while (*words && (strchr(*words, '=') || g_str_has_suffix(*words, "ccache")))
		words++;
	if (!*words)
		return;
	if (is_archiver(*words)) {
		read_archive(steps, directory, words + 1);
		return;
	}
	output = link_command_output(words);
	if (!output || !*output || link_command_only_compiles(words))
		return;
	if (misses_inputs(words + 1))
		link_steps_trouble(steps, output,
		                   "a response file that says what it is linked of "
		                   "cannot be read");
	step = link_steps_make(steps, g_canonicalize_filename(output, directory),
	                       kind_of(words, output));
	if (step)
		add_inputs(step, directory, words + 1);
}

/* One simple command out of a line; `cd` changes *DIRECTORY for those after it. */
static void read_simple(struct link_steps *steps, char **directory, char *const *words)
{
	g_autofree char *problem = NULL;
	g_auto(GStrv) all = NULL;

	if (words[0] && !strcmp(words[0], "cd") && words[1]) {
		char *to = g_canonicalize_filename(words[1], *directory);

		g_free(*directory);
		*directory = to;
		return;
	}
	all = response_expand(*directory, words, &problem);
	link_command_words(steps, *directory, all);
}

static bool is_separator(const char *word)
{
	static const char *const separators[] = { "&&", "||", ";", "|", NULL };

	return is_one_of(word, separators);
}

void link_command_read_split(struct link_steps *steps, const char *directory, char **words)
{
	g_autofree char *at = g_strdup(directory);
	g_autoptr(GPtrArray) simple = g_ptr_array_new();

	for (char **word = words; word == words || word[-1]; word++) {
		if (*word && !is_separator(*word)) {
			g_ptr_array_add(simple, *word);
			continue;
		}
		g_ptr_array_add(simple, NULL);
		read_simple(steps, &at, (char *const *)simple->pdata);
		g_ptr_array_set_size(simple, 0);
	}
}

/* May COMMAND run an archiver, which -c means something else to? A first word in quotes may. */
static bool may_archive(const char *command)
{
	g_auto(GStrv) words = g_strsplit(command, " ", 4);
	char **word = words;

	while (*word && (!**word || strchr(*word, '=') || g_str_has_suffix(*word, "ccache")))
		word++;
	return !*word || !word[1] || strpbrk(*word, "'\"\\") || is_archiver(*word);
}

/* The end of the quoted text that begins at AT; the end of everything when there is none. */
static const char *quote_end(const char *at)
{
	char quote = *at++;

	for (; *at && *at != quote; at++)
		at += quote == '"' && *at == '\\' && at[1];
	return at;
}

/* Is COMMAND one simple command with an argument -c, and is that plain before it is split? Most of
 * what a build runs is, and splitting takes ten times as long. */
static bool plainly_compiles(const char *command)
{
	bool found = false;

	for (const char *at = command; *at; at++)
		switch (*at) {
		case '"':
		case '\'':
			at = quote_end(at);
			if (!*at)
				return false;
			break;
		case ' ':
			found |= at[1] == '-' && at[2] == 'c' && (!at[3] || at[3] == ' ');
			break;
		case '\\':
		case '#':
		case '&':
		case '|':
		case ';':
		case '\t':
		case '\r':
		case '\n':
			return false;
		}
	return found && !may_archive(command);
}

bool link_command_read(struct link_steps *steps, const char *directory, const char *command)
{
	g_auto(GStrv) words = NULL;

	if (plainly_compiles(command))
		return true;
	if (!g_shell_parse_argv(command, NULL, &words, NULL))
		return command[strspn(command, " \t\r\n")] == '\0';
	link_command_read_split(steps, directory, words);
	return true;
}
