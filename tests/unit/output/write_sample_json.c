/* SPDX-License-Identifier: MIT
 *
 * write_sample_json.c - prints a made-up run ("full" or "empty") as JSON, for the schema test.
 *
 * The test compares it with analyzer/output/findings.schema.json, so the schema is checked against
 * the writer itself and not against a file somebody once saved.
 */
#include <stdio.h>
#include <string.h>
#include "sample_findings.h"

int main(int argc, char **argv)
{
	static const struct run_summary nothing;
	bool full = argc > 1 && strcmp(argv[1], "full") == 0;
	g_autofree char *text = full ? sample_print("json", sample_full(), &sample_summary, false)
	                             : sample_print("json", sample_empty(), &nothing, false);

	return fputs(text, stdout) < 0;
}
