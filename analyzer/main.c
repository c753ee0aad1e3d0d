/* SPDX-License-Identifier: MIT
 *
 * main.c - asynclint: a verb, or an analysis.
 *
 * The first argument decides: a verb's name runs the verb, anything else is the command line of an
 * analysis. Read next: driver/pipeline.c, the whole run on one page.
 */
#include <errno.h>
#include <locale.h>
#include <stdio.h>

#include "driver/options.h"
#include "driver/pipeline.h"
#include "driver/verbs.h"
#include "support/log.h"

static int analyse(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	struct options options;
	int status = EXIT_CLEAN;

	if (!options_read(&options, argc, argv, &error)) {
		log_error("%s (asynclint --help says more)", error->message);
		return EXIT_USAGE;
	}
	if (options.version)
		printf("asynclint %s\n", ASYNCLINT_VERSION);
	else if (!options.help)
		status = pipeline_run(&options);
	options_release(&options);
	return status;
}

int main(int argc, char **argv)
{
	verb_run *verb = argc > 1 ? verb_find(argv[1]) : NULL;

	int status;

	setlocale(LC_CTYPE, "");
	log_set_level(LOG_LEVEL_INFO);
	status = verb ? verb(argc - 1, argv + 1) : analyse(argc, argv);
	if (!fflush(stdout) && !ferror(stdout))
		return status;
	log_error("standard output: %s", g_strerror(errno));
	return EXIT_USAGE;
}
