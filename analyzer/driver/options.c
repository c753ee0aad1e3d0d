/* SPDX-License-Identifier: MIT
 *
 * options.c - the command line as a table.
 *
 * What follows `--` are compiler flags for the files before it; the split happens before the table
 * is consulted, so that no flag of the compiler is ever taken for one of ours.
 */
#include "driver/options.h"

#include <stdio.h>
#include <string.h>

#define CACHE_MEGABYTES 2048

struct raw {
	char *format, *fail_on, *dump, *config;
	gboolean no_config;
	struct rule_words rules;
};

static const char summary[] =
	"Finds blocking calls and other mistakes in programs that run on an event loop.\n"
	"\n"
	"  asynclint -p BUILD            analyse everything BUILD/compile_commands.json compiles\n"
	"  asynclint -p BUILD FILE...    only these files of it\n"
	"  asynclint FILE... -- FLAGS    without a database\n"
	"  asynclint COMMAND ...         rules, explain RULE, packs, init, capture, link; see "
	"COMMAND "
	"--help";

static const char description[] =
	"Findings go to standard output, everything else to standard error.\n"
	"Exit status: 0 nothing found, 1 findings at or above --fail-on, 2 usage, configuration "
	"or\n"
	"pack error, 3 incomplete (nothing could be analysed, or a unit is missing under\n"
	"--require-complete).";

/* "text, json, ..." */
static char *format_names(void)
{
	GString *names = g_string_new(NULL);
	size_t count;
	const struct format *const *all = format_all(&count);

	for (size_t i = 0; i < count; i++)
		g_string_append_printf(names, "%s%s", i ? ", " : "", all[i]->name);
	return g_string_free(names, FALSE);
}

/* The end of --help: every format with its line, and DESCRIPTION. */
static char *describe_formats(void)
{
	GString *text = g_string_new("Output formats:\n");
	size_t count;
	const struct format *const *all = format_all(&count);

	for (size_t i = 0; i < count; i++)
		g_string_append_printf(text, "  %-8s %s\n", all[i]->name, all[i]->summary);
	g_string_append_printf(text, "\n%s", description);
	return g_string_free(text, FALSE);
}

static bool pick_format(struct options *o, const char *name, GError **error)
{
	g_autofree char *known = format_names();

	o->format = format_find(name ? name : "text");
	if (!o->format)
		g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		            "--format: \"%s\" is not one of %s", name, known);
	return o->format;
}

static bool pick_fail_on(struct options *o, const char *name, GError **error)
{
	o->fail_on = SEVERITY_WARNING;
	if (!name && o->config)
		name = config_fail_on(o->config);
	if (!name)
		return true;
	o->fail_never = !strcmp(name, "never");
	for (enum severity s = SEVERITY_NOTE; s <= SEVERITY_ERROR; s++)
		if (!strcmp(name, severity_name(s))) {
			o->fail_on = s;
			o->strict |= s == SEVERITY_NOTE;
			return true;
		}
	if (o->fail_never)
		return true;
	g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
	            "--fail-on: \"%s\" is not one of error, warning, note, never", name);
	return false;
}

static bool pick_dump(struct options *o, const char *name, GError **error)
{
	static const struct {
		const char *name;
		enum dump dump;
	} stages[] = {
		{ "facts", DUMP_FACTS },       { "cfg", DUMP_FACTS },
		{ "program", DUMP_PROGRAM },   { "effects", DUMP_EFFECTS },
		{ "contexts", DUMP_CONTEXTS }, { "locks", DUMP_LOCKS },
	};

	for (size_t i = 0; name && i < G_N_ELEMENTS(stages); i++)
		if (!strcmp(name, stages[i].name))
			o->dump = stages[i].dump;
	if (!name || o->dump)
		return true;
	g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
	            "--dump: \"%s\" is not one of facts, cfg, program, effects, contexts, locks",
	            name);
	return false;
}

/* The configuration that holds here, unless none is wanted. */
static bool read_config(struct options *o, const struct raw *raw, GError **error)
{
	g_autofree char *here = g_get_current_dir();
	g_autofree char *path = raw->config ? g_strdup(raw->config) : NULL;

	if (raw->config && raw->no_config) {
		g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		            "--config and --no-config contradict each other");
		return false;
	}
	if (!path && !raw->no_config)
		path = config_find(here);
	if (path)
		o->config = config_read(path, &o->known, error);
	return !path || o->config;
}

static bool pick_rules(struct options *o, const struct raw *raw, GError **error)
{
	o->known = rules_all();
	if (!read_config(o, raw, error) || !rules_pick(&o->known, &raw->rules, o->config, error))
		return false;
	o->rules = rules_running(&o->known);
	return true;
}

/* A new baseline holds what there is, whatever is hidden by the old one or by a diff. */
static bool check_baselines(const struct options *o, GError **error)
{
	const char *other = o->baseline ? "--baseline" : o->diff ? "--diff" : NULL;

	if (!o->write_baseline || !other)
		return true;
	g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
	            "--write-baseline writes everything that is found; it does not go with %s",
	            other);
	return false;
}

static bool interpret(struct options *o, const struct raw *raw, GError **error)
{
	if (o->jobs < 0 || o->jobs > 1024) {
		g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		            "-j: %d is not between 0 and 1024", o->jobs);
		return false;
	}
	if (o->cache_size < 1) {
		g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		            "--cache-size: %d is not a number of megabytes", o->cache_size);
		return false;
	}
	if (!o->jobs)
		o->jobs = (int)g_get_num_processors();
	if (!o->files)
		o->files = g_new0(char *, 1);
	if (o->flags && !o->files[0]) {
		g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		            "flags after -- need a file before it: asynclint FILE... -- FLAGS");
		return false;
	}
	return pick_format(o, raw->format, error) && pick_dump(o, raw->dump, error) &&
	       check_baselines(o, error) && pick_rules(o, raw, error) &&
	       pick_fail_on(o, raw->fail_on, error);
}

static void raw_release(struct raw *raw)
{
	g_free(raw->format);
	g_free(raw->fail_on);
	g_free(raw->dump);
	g_free(raw->config);
	g_strfreev(raw->rules.only);
	g_strfreev(raw->rules.enable);
	g_strfreev(raw->rules.disable);
}

/* Options about how the work is done; what is found does not depend on them. */
static void add_speed_entries(GOptionContext *context, struct options *o, gboolean *no_cache,
                              gboolean *no_prefix)
{
	const GOptionEntry entries[] = {
		{ "jobs", 'j', 0, G_OPTION_ARG_INT, &o->jobs,
		  "Parse N files at once (default, and 0: one per processor)", "N" },
		{ "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &o->cache_dir,
		  "Keep what was parsed here (default: ~/.cache/asynclint)", "DIR" },
		{ "cache-size", 0, 0, G_OPTION_ARG_INT, &o->cache_size,
		  "Let the cache grow to MB megabytes (default: 2048)", "MB" },
		{ "no-cache", 0, 0, G_OPTION_ARG_NONE, no_cache, "Parse everything, keep nothing",
		  NULL },
		{ "no-prefix", 0, 0, G_OPTION_ARG_NONE, no_prefix,
		  "Parse each file by itself, not what several begin with once", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	o->cache_size = CACHE_MEGABYTES;
	g_option_context_add_main_entries(context, entries, NULL);
}

/* Options about what of the findings is shown. */
static void add_policy_entries(GOptionContext *context, struct options *o, struct raw *raw)
{
	const GOptionEntry entries[] = {
		{ "diff", 0, 0, G_OPTION_ARG_FILENAME, &o->diff,
		  "Show findings whose path goes over lines that this unified diff adds or "
		  "changes (-: standard input)",
		  "FILE" },
		{ "config", 0, 0, G_OPTION_ARG_FILENAME, &raw->config,
		  "Read this instead of .asynclint.json here or above, in the repository", "FILE" },
		{ "no-config", 0, 0, G_OPTION_ARG_NONE, &raw->no_config, "Read no .asynclint.json",
		  NULL },
		{ "baseline", 0, 0, G_OPTION_ARG_FILENAME, &o->baseline,
		  "Do not show findings that are in FILE", "FILE" },
		{ "write-baseline", 0, 0, G_OPTION_ARG_FILENAME, &o->write_baseline,
		  "Write what is found to FILE, for --baseline, and exit 0", "FILE" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

static bool parse(struct options *o, struct raw *raw, char ***argv, GError **error)
{
	gboolean strict = FALSE, stats = FALSE, complete = FALSE, version = FALSE;
	gboolean help = FALSE, no_cache = FALSE, no_prefix = FALSE;
	g_autofree char *names = format_names(), *details = describe_formats();
	g_autofree char *formats = g_strdup_printf("Output format: %s", names);
	const GOptionEntry entries[] = {
		{ "build", 'p', 0, G_OPTION_ARG_FILENAME, &o->build,
		  "Build directory with compile_commands.json, or that file", "BUILD" },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &raw->format, formats, "NAME" },
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output, "Write findings to FILE",
		  "FILE" },
		{ "only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->rules.only, "Run only these rules",
		  "RULE,..." },
		{ "enable", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->rules.enable,
		  "Also run these rules", "RULE,..." },
		{ "disable", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->rules.disable,
		  "Do not run these rules", "RULE,..." },
		{ "fail-on", 0, 0, G_OPTION_ARG_STRING, &raw->fail_on,
		  "Exit 1 from this severity on: error, warning (default), note, never", "LEVEL" },
		{ "strict", 0, 0, G_OPTION_ARG_NONE, &strict, "Show notes too", NULL },
		{ "packs", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->packs,
		  "More rule packs: a file or a directory; may be repeated", "DIR" },
		{ "require-complete", 0, 0, G_OPTION_ARG_NONE, &complete,
		  "Exit 3 when a file could not be analysed completely", NULL },
		{ "stats", 0, 0, G_OPTION_ARG_NONE, &stats, "Say what was analysed, and how long",
		  NULL },
		{ "dump", 0, 0, G_OPTION_ARG_STRING, &raw->dump,
		  "Print a stage instead of findings: facts, cfg, program, effects, contexts, "
		  "locks",
		  "STAGE" },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Print this", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->files, NULL, NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	g_autoptr(GOptionContext) context = g_option_context_new("[FILE...] [-- FLAGS...]");
	bool parsed;

	g_option_context_set_summary(context, summary);
	g_option_context_set_description(context, details);
	g_option_context_add_main_entries(context, entries, NULL);
	add_policy_entries(context, o, raw);
	add_speed_entries(context, o, &no_cache, &no_prefix);
	g_option_context_set_help_enabled(context, FALSE);
	parsed = g_option_context_parse_strv(context, argv, error);
	if (parsed && help) {
		g_autofree char *text = g_option_context_get_help(context, TRUE, NULL);

		fputs(text, stdout);
	}
	o->strict = strict;
	o->no_cache = no_cache;
	o->no_prefix = no_prefix;
	o->stats = stats;
	o->require_complete = complete;
	o->version = version;
	o->help = help;
	return parsed;
}

/* -j4, -pbuild, -oout: the value glued to its letter, as compilers and make have it. */
static char **unglue(int argc, char **argv)
{
	g_autoptr(GStrvBuilder) out = g_strv_builder_new();
	bool ours = true;

	for (int i = 0; i < argc; i++) {
		const char *arg = argv[i];
		bool glued = ours && arg[0] == '-' && arg[1] && strchr("jpo", arg[1]) && arg[2] &&
		             arg[2] != '-';
		char letter[] = { '-', arg[0] ? arg[1] : '\0', '\0' };

		ours = ours && strcmp(arg, "--") != 0;
		if (glued)
			g_strv_builder_add(out, letter);
		g_strv_builder_add(out, glued ? arg + 2 : arg);
	}
	return g_strv_builder_end(out);
}

/* Cuts ARGV at `--`; what followed becomes the flags. */
static char **split_flags(char **argv)
{
	for (char **arg = argv; *arg; arg++)
		if (!strcmp(*arg, "--")) {
			char **flags = g_strdupv(arg + 1);

			for (char **rest = arg; *rest; rest++)
				g_clear_pointer(rest, g_free);
			return flags;
		}
	return NULL;
}

bool options_read(struct options *o, int argc, char **argv, GError **error)
{
	g_auto(GStrv) copy = unglue(argc, argv);
	struct raw raw = { 0 };
	bool ok;

	*o = (struct options){ 0 };
	o->flags = split_flags(copy);
	ok = parse(o, &raw, &copy, error) && (o->version || o->help || interpret(o, &raw, error));
	raw_release(&raw);
	if (!ok)
		options_release(o);
	return ok;
}

void options_release(struct options *o)
{
	g_free(o->build);
	g_free(o->output);
	config_free(o->config);
	g_free(o->known.all);
	g_free(o->diff);
	g_free(o->baseline);
	g_free(o->write_baseline);
	g_free(o->cache_dir);
	g_strfreev(o->files);
	g_strfreev(o->flags);
	g_strfreev(o->packs);
	if (o->rules)
		g_hash_table_destroy(o->rules);
	*o = (struct options){ 0 };
}
