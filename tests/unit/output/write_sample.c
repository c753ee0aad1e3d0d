/* SPDX-License-Identifier: MIT
 *
 * write_sample.c FORMAT full|empty - prints a made-up run, for the tests that compare with schemas.
 *
 * So the schemas are checked against the writers themselves and not against files that somebody
 * once saved. "full" has everything a format may have to print, "empty" nothing.
 */
#include <stdio.h>
#include <string.h>
#include "sample_findings.h"

int main(int argc, char **argv)
{
	static const struct run_summary nothing;
	bool full = argc > 2 && strcmp(argv[2], "full") == 0;
	g_autofree char *text = NULL;

	if (argc < 3 || !format_find(argv[1]))
		return 2;
	text = full ? sample_print(argv[1], sample_full(), &sample_summary, false)
	            : sample_print(argv[1], sample_empty(), &nothing, false);
	return fputs(text, stdout) < 0;
}
