/* SPDX-License-Identifier: MIT
 *
 * verbs.c - the small subcommands, one function and one row each.
 *
 * A verb reads its few arguments itself; only `link` takes the options of an analysis. --help of a
 * verb prints its usage and succeeds, wrong use prints it to standard error with status 2.
 */
#include "driver/verbs.h"

#include <stdio.h>
#include <string.h>

#include "checks/registry.h"
#include "driver/capture_verb.h"
#include "driver/init.h"
#include "driver/options.h"
#include "driver/packs.h"
#include "driver/pipeline.h"
#include "support/log.h"

static int usage(const char *text)
{
	fprintf(stderr, "usage: asynclint %s\n", text);
	return EXIT_USAGE;
}

static bool asks_for_help(int argc, char **argv)
{
	return argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"));
}

static int print_usage(const char *text)
{
	printf("usage: asynclint %s\n", text);
	return EXIT_CLEAN;
}

static int run_rules(int argc, char **argv)
{
	static const char text[] =
		"rules\n\nLists every rule: id, name, whether it is on, and what "
		"it finds.";
	const struct check *const *all;
	size_t count;

	if (asks_for_help(argc, argv))
		return print_usage(text);
	if (argc != 1)
		return usage(text);
	all = check_all(&count);
	for (size_t i = 0; i < count; i++)
		printf("%s %-26s %-3s %s\n", all[i]->id, all[i]->name,
		       all[i]->on_by_default ? "on" : "off", all[i]->summary);
	return EXIT_CLEAN;
}

static int run_explain(int argc, char **argv)
{
	static const char text[] =
		"explain RULE\n\nPrints a rule's page: why it matters, examples, "
		"how to fix and how to silence it.";
	const struct check *check;

	if (asks_for_help(argc, argv))
		return print_usage(text);
	if (argc != 2)
		return usage(text);
	check = check_find(argv[1]);
	if (!check) {
		log_error("there is no rule \"%s\"; `asynclint rules` lists them", argv[1]);
		return EXIT_USAGE;
	}
	fputs(check_page(check), stdout);
	return EXIT_CLEAN;
}

static int validate_pack(const char *path)
{
	g_autoptr(GError) error = NULL;
	struct model_set *set = model_set_new();
	bool ok = model_set_add_file(set, path, &error);

	if (ok)
		printf("%s: %zu function%s, no errors\n", path,
		       pack_function_count(model_set_pack(set, 0)),
		       pack_function_count(model_set_pack(set, 0)) == 1 ? "" : "s");
	else
		log_error("%s", error->message);
	model_set_free(set);
	return ok ? EXIT_CLEAN : EXIT_USAGE;
}

static int run_packs(int argc, char **argv)
{
	static const char text[] = "packs [--validate FILE]\n\nLists the rule packs, or checks one "
				   "of your own.";
	g_autoptr(GError) error = NULL;
	struct model_set *set;

	if (asks_for_help(argc, argv))
		return print_usage(text);
	if (argc == 3 && !strcmp(argv[1], "--validate"))
		return validate_pack(argv[2]);
	if (argc != 1)
		return usage(text);
	set = packs_load(NULL, NULL, &error);
	if (!set) {
		log_error("%s", error->message);
		return EXIT_USAGE;
	}
	for (size_t i = 0; i < model_set_count(set); i++) {
		const struct pack *pack = model_set_pack(set, i);

		printf("%-12s %4zu functions  %s\n", pack_name(pack), pack_function_count(pack),
		       pack_title(pack));
	}
	model_set_free(set);
	return EXIT_CLEAN;
}

static int run_link(int argc, char **argv)
{
	static const char text[] =
		"link [OPTIONS] FILE.facts...\n\nAnalyses fact files; the options "
		"are those of an analysis.";
	g_autoptr(GError) error = NULL;
	struct options options;
	int status;

	if (asks_for_help(argc, argv))
		return print_usage(text);
	if (!options_read(&options, argc, argv, &error)) {
		log_error("%s", error->message);
		return EXIT_USAGE;
	}
	if (options.help || options.version)
		status = EXIT_CLEAN;
	else if (!options.files[0])
		status = usage(text);
	else
		status = pipeline_link(&options, options.files, g_strv_length(options.files));
	options_release(&options);
	return status;
}

static const struct {
	const char *name;
	verb_run *run;
} verbs[] = {
	{ "capture", capture_verb_run },
	{ "explain", run_explain },
	{ "init", init_run },
	{ "link", run_link },
	{ "packs", run_packs },
	{ "rules", run_rules },
};

verb_run *verb_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (!strcmp(verbs[i].name, name))
			return verbs[i].run;
	return NULL;
}
