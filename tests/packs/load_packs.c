/* SPDX-License-Identifier: MIT
 *
 * load_packs.c - loads each pack named on the command line, by itself, and prints one line for
 * each: "ok", or the complaint. check_agreement.py compares that with what the schema says.
 */
#include <stdio.h>
#include "model/model_set.h"

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct model_set *set = model_set_new();
		GError *error = NULL;

		if (model_set_add_file(set, argv[i], &error))
			puts("ok");
		else
			puts(error->message);
		g_clear_error(&error);
		model_set_free(set);
	}
	return 0;
}
