/* SPDX-License-Identifier: MIT
 *
 * pipeline.h - a whole run.
 *
 * Two doors to the same analysis: parse and analyse in one go, or analyse what a build has parsed
 * already. Both print the same bytes for the same sources.
 */
#ifndef DRIVER_PIPELINE_H
#define DRIVER_PIPELINE_H

#include "driver/options.h"

/* Parses what OPTIONS name, analyses it, prints. The exit status. */
int pipeline_run(const struct options *options);

/* The second half alone: links fact FILES (COUNT of them) made by `asynclint capture`. */
int pipeline_link(const struct options *options, char *const *files, size_t count);

#endif
