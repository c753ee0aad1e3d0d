/* SPDX-License-Identifier: MIT
 *
 * print_recording.c - prints the report of the recording given as its argument.
 *
 * What remains of a killed process, seen through the library that the reader uses.
 */
#include <stdio.h>

#include "report/recording.h"
#include "report/report.h"

int main(int argc, char **argv)
{
	struct recording recording = { 0 };
	char why[200];
	json_t *root;

	if (argc != 2 || recording_open(&recording, argv[1], why, sizeof(why)) < 0) {
		fprintf(stderr, "print_recording: %s\n", argc == 2 ? why : "one file, please");
		return 2;
	}
	root = report_build(&recording, NULL);
	if (!root || json_dumpf(root, stdout, 0) < 0)
		return 2;
	json_decref(root);
	recording_release(&recording);
	return 0;
}
