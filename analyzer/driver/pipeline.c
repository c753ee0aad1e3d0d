/* SPDX-License-Identifier: MIT
 *
 * pipeline.c - the whole run, top to bottom, on one page.
 *
 * Trouble with what the user gave (no database, a bad pack, an output that cannot be written) ends
 * the run with status 2 before any work; trouble with single units costs these units, a line each.
 */
#include "driver/pipeline.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver/account.h"
#include "driver/analysis.h"
#include "driver/answer.h"
#include "driver/database.h"
#include "driver/dump.h"
#include "driver/gathered.h"
#include "locks/locks_dump.h"
#include "driver/jobs.h"
#include "driver/packs.h"
#include "driver/present.h"
#include "driver/shown.h"
#include "support/file.h"
#include "support/log.h"

struct run {
	const struct options *options;
	struct model_set *models;
	struct policy policy;
	struct gathered units;
	GPtrArray *lost;    /* char *, "FILE: why" */
	GPtrArray *partial; /* the same, of those that were analysed all the same */
	struct run_summary summary;
	char *base;
	bool gave_up; /* something was too large to be analysed completely */
	bool whole;   /* no file of the program was left out */
	guint hits, misses;
	guint prefixes, refused, missed;
	struct recall *recall; /* or NULL */
	gint64 started, parsed, analysed;
};

/* Facts of a unit in PROGRAMS that were gained; says so when the source had errors. */
static void add_unit(struct run *run, const struct facts_file *file, set_id programs)
{
	const struct facts *facts = facts_file_view(file);
	gsize size;
	const char *data = facts_file_data(file, &size);

	gathered_add(&run->units, facts, quick_sum(data, facts_file_extent(file)), programs);
	if (facts->unit->flags & UNIT_PARTIAL) {
		char *problem = g_strdup_printf("%s: analysed in part: %s",
		                                facts_string(facts, facts->unit->main_file),
		                                facts_string(facts, facts->unit->first_error));

		run->summary.units_partial++;
		g_ptr_array_add(run->partial, problem);
		log_warning("%s", problem);
	}
}

static void lose_unit(struct run *run, const char *problem)
{
	run->summary.units_failed++;
	g_ptr_array_add(run->lost, g_strdup(problem));
	log_warning("%s", problem);
}

static bool write_output(const struct options *options, const GString *text)
{
	g_autoptr(GError) error = NULL;

	if (options->output ? file_write(options->output, text->str, text->len, &error)
	                    : file_print(text->str, text->len, &error))
		return true;
	log_error("%s", error->message);
	return false;
}

/* Was all of the program analysed, each unit without an error? */
static bool is_complete(const struct run *run, const struct answer *answer)
{
	return run->whole && !run->summary.units_failed && !run->summary.units_partial &&
	       !*answer->given_up;
}

/* What is shown of ANSWER, in order. */
static void format_findings(struct run *run, const struct answer *answer, GString *text)
{
	const struct presented what = { answer->sink, &run->summary, run->lost, run->partial,
		                        run->base };

	shown_decide(run->options, &run->policy, &run->units, run->base, is_complete(run, answer),
	             answer->sink, &run->summary);
	present(run->options, &what, text);
}

static void dump(const struct run *run, const struct analysis *analysis, GString *text)
{
	switch (run->options->dump) {
	case DUMP_FACTS:
		dump_units(run->units.facts, run->units.count, text);
		break;
	case DUMP_PROGRAM:
		dump_membership(&run->units, run->base, text);
		dump_program(analysis, text);
		break;
	case DUMP_EFFECTS:
		dump_effects(analysis, text);
		break;
	case DUMP_LOCKS:
		locks_dump(analysis->locks, analysis->program, text);
		break;
	default:
		dump_contexts(analysis, text);
	}
}

static void print_stats(const struct run *run, const struct answer *answer)
{
	fprintf(stderr,
	        "units: %zu, %zu in part, %zu lost; programs known: %u\n%s"
	        "time: parsing %.3f s, analysis %.3f s\n",
	        run->summary.units, run->summary.units_partial, run->summary.units_failed,
	        sets_size(run->units.members.sets), answer->stats,
	        (double)(run->parsed - run->started) / G_USEC_PER_SEC,
	        (double)(run->analysed - run->parsed) / G_USEC_PER_SEC);
	if (run->options->config)
		fprintf(stderr, "configuration: %s\n", config_path(run->options->config));
	fprintf(stderr,
	        "not shown: %zu excluded, %zu suppressed, %zu notes, %zu in the baseline, %zu "
	        "outside the diff\n",
	        run->summary.excluded, run->summary.suppressed, run->summary.hidden_notes,
	        run->summary.in_baseline, run->summary.outside_diff);
	if (run->prefixes || run->refused)
		fprintf(stderr, "prefixes: %u precompiled, %u refused; of no use to %u units\n",
		        run->prefixes, run->refused, run->missed);
	if (run->recall)
		fprintf(stderr, "cache: %u hits, %u misses\n", run->hits, run->misses);
}

/* It is said, and counts as incomplete. */
static void note_given_up(struct run *run, const struct answer *answer)
{
	g_auto(GStrv) lines = g_strsplit(answer->given_up, "\n", -1);

	run->gave_up = *answer->given_up != '\0';
	for (char **line = lines; *line; line++)
		if (**line)
			log_warning("%s", *line);
}

static int exit_status(const struct run *run)
{
	const struct options *o = run->options;

	if (run->units.count == 0)
		return EXIT_INCOMPLETE;
	if (o->require_complete &&
	    (run->summary.units_failed || run->summary.units_partial || run->gave_up))
		return EXIT_INCOMPLETE;
	for (enum severity s = o->fail_on; !o->fail_never && s <= SEVERITY_ERROR; s++)
		if (run->summary.findings[s])
			return EXIT_FINDINGS;
	return EXIT_CLEAN;
}

/* Analyses the units, and dumps what is asked for into TEXT, or runs the rules. */
static void analyse(struct run *run, struct answer *answer, GString *text)
{
	struct analysis analysis;

	*answer = (struct answer){ .sink = sink_new() };
	analysis_init(&analysis, run->units.facts, run->units.count, &run->units.members,
	              run->models, run->base);
	analysis_count(&analysis, &answer->functions, &answer->loop_functions,
	               &answer->calls_unresolved);
	if (run->options->dump)
		dump(run, &analysis, text);
	else
		analysis_check(&analysis, run->options->rules, run->lost, answer->sink);
	sink_close(answer->sink);
	answer->stats = account_stats(answer, &analysis);
	answer->given_up = account_given_up(&analysis);
	analysis_release(&analysis);
}

/* What there is to say: as it was said before, if nothing that decides it has changed. */
static void find_answer(struct run *run, struct answer *answer, GString *text)
{
	const struct question question = { &run->units, run->models, run->options->rules, run->lost,
		                           run->base };
	struct digest key;

	if (!run->recall || run->options->dump) {
		analyse(run, answer, text);
		return;
	}
	key = answer_key(run->recall, &question);
	if (answer_find(run->recall, &key, answer))
		return;
	analyse(run, answer, text);
	answer_keep(run->recall, &key, answer);
}

/* Keeps what is shown as the new baseline, if that was asked for. The exit status, which would be
 * STATUS else. */
static int keep_baseline(const struct run *run, const struct sink *sink, int status)
{
	const char *path = run->options->write_baseline;
	g_autoptr(GError) error = NULL;

	if (!path || run->options->dump)
		return status;
	if (status == EXIT_INCOMPLETE) {
		log_error("%s: not written, because the run was not complete", path);
		return status;
	}
	if (!baseline_write(path, sink, &error)) {
		log_error("%s", error->message);
		return EXIT_USAGE;
	}
	if (run->summary.units_failed || run->summary.units_partial ||
	    !(run->whole || run->options->flags))
		log_warning("%s: what is found in files that were not analysed is not in it", path);
	log_info("%s: written, with %zu finding%s", path, sink_count(sink),
	         sink_count(sink) == 1 ? "" : "s");
	return EXIT_CLEAN;
}

/* Facts to output: everything after parsing. Units are put in an order of their own first, so that
 * the one they came in shows nowhere. */
static int finish(struct run *run)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct answer answer;
	int status;

	run->parsed = g_get_monotonic_time();
	gathered_close(&run->units);
	find_answer(run, &answer, text);
	run->summary.functions = answer.functions;
	run->summary.loop_functions = answer.loop_functions;
	run->summary.calls_unresolved = answer.calls_unresolved;
	if (!run->options->dump)
		format_findings(run, &answer, text);
	run->analysed = g_get_monotonic_time();
	if (run->options->stats)
		print_stats(run, &answer);
	note_given_up(run, &answer);
	status = write_output(run->options, text)
	                 ? keep_baseline(run, answer.sink, exit_status(run))
	                 : EXIT_USAGE;
	answer_release(&answer);
	return status;
}

static bool run_init(struct run *run, const struct options *options)
{
	g_autoptr(GError) error = NULL;

	*run = (struct run){ .options = options, .started = g_get_monotonic_time() };
	run->models = packs_load(options->config ? config_packs(options->config) : NULL,
	                         options->packs, &error);
	gathered_init(&run->units);
	run->lost = g_ptr_array_new_with_free_func(g_free);
	run->partial = g_ptr_array_new_with_free_func(g_free);
	run->base = g_get_current_dir();
	if (run->models && shown_read(options, run->base, &run->policy, &error) &&
	    (!options->output || file_check_writable(options->output, &error)))
		return true;
	log_error("%s", error->message);
	return false;
}

static void run_release(struct run *run)
{
	model_set_free(run->models);
	policy_release(&run->policy);
	gathered_release(&run->units);
	g_ptr_array_unref(run->lost);
	g_ptr_array_unref(run->partial);
	recall_free(run->recall);
	g_free(run->base);
}

/* Is there a working directory, if OPTIONS name anything relative to it? Else it would be the
 * root's files that we miss. */
static bool check_here(const struct options *o, GError **error)
{
	bool needs = o->flags || !o->build || !g_path_is_absolute(o->build);
	char *here = getcwd(NULL, 0);
	const char *why = errno == ENOENT ? "is gone" : g_strerror(errno);

	for (char *const *file = o->files; *file; file++)
		needs |= !g_path_is_absolute(*file);
	if (needs && !here)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "the working directory %s",
		            why);
	needs &= !here;
	free(here);
	return !needs;
}

/* The database that OPTIONS mean: flags, -p, or the one found here or in build/. */
static struct compile_db *open_db(const struct options *o, GError **error)
{
	size_t file_count = g_strv_length(o->files);
	const char *place = o->build, *why;
	struct compile_db *db;

	if (!check_here(o, error))
		return NULL;
	if (o->flags)
		return compile_db_from_flags(o->files, file_count, o->flags);
	if (!place)
		place = database_place();
	if (!o->build && file_count && !file_is_there(o->files[0], &why)) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s: %s%s", o->files[0], why,
		            strcmp(why, FILE_ABSENT)
		                    ? ""
		                    : ", and no command of that name (asynclint --help)");
		return NULL;
	}
	db = compile_db_read(place, error);
	if (db && db->odd_line)
		log_warning("%s:%u: a byte that is no UTF-8, as JSON has to be; a file with such a "
		            "name is not found: rename it, or convert the database (iconv)",
		            db->path, db->odd_line);
	if (db && file_count && !compile_db_select(db, o->files, file_count, error))
		g_clear_pointer(&db, compile_db_free);
	return db;
}

/* Leaves out what is no C, unless the user named it; says so when there is nothing else. Whether
 * everything is left. */
static bool leave_out_foreign(const struct options *o, struct compile_db *db)
{
	guint count = o->files[0] ? 0 : compile_db_drop_foreign(db);

	if (db->commands->len || db->problems->len) {
		if (count)
			log_info("files in other languages that were left out: %u", count);
	} else if (count) {
		log_error("%s: names no C file to analyse; what it names are %u file%s in other "
		          "languages",
		          db->path, count, count == 1 ? "" : "s");
	} else {
		log_error("%s: names no file to analyse; if everything was built already, clean "
		          "it first, so that there is something to record: make clean, then "
		          "bear -- make",
		          db->path);
	}
	return !count && !o->files[0];
}

static void note_unknown_flags(GHashTable *flags)
{
	g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(flags), (GCompareFunc)strcmp);
	g_autoptr(GString) text = g_string_new(NULL);

	for (const GList *name = names; name; name = name->next)
		g_string_append_printf(text, " %s", (const char *)name->data);
	if (names)
		log_info("compiler flags that were left out:%s", text->str);
}

/* Which programs DB builds. The caller frees. */
static struct programs *know_programs(struct run *run, const struct compile_db *db)
{
	struct programs *programs = programs_new(db);

	if (programs->problem)
		log_warning("%s; programs are told apart by their main()", programs->problem);
	gathered_know(&run->units, programs);
	return programs;
}

/* Gives every unit its facts: from an earlier run, else by parsing. */
static bool gather_facts(struct run *run, struct units *units)
{
	g_autoptr(GError) error = NULL;
	const struct jobs_how how = { run->options->jobs, !run->options->no_prefix };
	struct recall *recall = run->recall = recall_new(run->options);
	bool ok;

	run->hits = recall ? recall_find(recall, units) : 0;
	run->misses = units->count - run->hits;
	ok = jobs_run(units, &how, recall, &error);
	if (!ok)
		log_error("%s", error->message);
	run->prefixes = units->prefixes;
	run->refused = units->refused;
	run->missed = units->missed;
	if (recall && run->misses)
		recall_trim(recall);
	return ok;
}

static int run_db(struct run *run, const struct compile_db *db)
{
	struct units *units = units_new(db);
	struct programs *programs = know_programs(run, db);
	int status = EXIT_USAGE;

	if (gather_facts(run, units)) {
		run->summary.units = units->count + db->problems->len;
		for (guint i = 0; i < units->count; i++) {
			if (units->all[i].facts)
				add_unit(run, units->all[i].facts, programs->of_unit[i]);
			else
				lose_unit(run, units->all[i].problem);
		}
		note_unknown_flags(units->unknown_flags);
		status = finish(run);
	}
	programs_free(programs);
	units_free(units);
	return status;
}

int pipeline_run(const struct options *options)
{
	g_autoptr(GError) error = NULL;
	struct compile_db *db;
	struct run run;
	int status = EXIT_USAGE;

	if (!run_init(&run, options)) {
		run_release(&run);
		return EXIT_USAGE;
	}
	db = open_db(options, &error);
	if (!db) {
		log_error("%s", error->message);
	} else {
		run.whole = leave_out_foreign(options, db);
		for (guint i = 0; i < db->problems->len; i++)
			lose_unit(&run, db->problems->pdata[i]);
		status = run_db(&run, db);
		compile_db_free(db);
	}
	run_release(&run);
	return status;
}

int pipeline_link(const struct options *options, char *const *files, size_t count)
{
	g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(
		(GDestroyNotify)facts_file_close);
	struct run run;
	int status = EXIT_USAGE;

	if (run_init(&run, options)) {
		run.whole = true;
		run.summary.units = count;
		for (size_t i = 0; i < count; i++) {
			g_autoptr(GError) error = NULL;
			struct facts_file *file = facts_file_open(files[i], &error);

			if (file) {
				g_ptr_array_add(open, file);
				add_unit(&run, file, SET_ALL);
			} else {
				lose_unit(&run, error->message);
			}
		}
		status = finish(&run);
	}
	run_release(&run);
	return status;
}
