/* SPDX-License-Identifier: MIT
 *
 * sarif_place.c - paths into URIs, and steps into location objects.
 *
 * SARIF wants normal paths: no ".", no "..", no empty segment. So every path is made absolute and
 * normal first, and relative again when it lies below the base. A colon is encoded like any other
 * character, hence no name is mistaken for a scheme.
 */
#include "output/sarif_place.h"

#include <stdbool.h>
#include <string.h>
#include "output/json_parts.h"

static char *encoded(const char *path)
{
	return g_uri_escape_string(path, "/", FALSE);
}

char *sarif_directory_uri(const char *path)
{
	g_autofree char *uri = encoded(path);

	return g_strdup_printf("file://%s%s", uri, g_str_has_suffix(uri, "/") ? "" : "/");
}

/* The part of PATH below BASE, or NULL. Both are absolute and normal. */
static const char *below(const char *path, const char *base)
{
	size_t length = strlen(base);

	while (length && base[length - 1] == '/')
		length--;
	return !strncmp(path, base, length) && path[length] == '/' && path[length + 1]
	               ? path + length + 1
	               : NULL;
}

static json_t *artifact_of(const char *file, const char *base)
{
	g_autofree char *path = g_canonicalize_filename(file, base);
	g_autofree char *root = g_canonicalize_filename(base, "/");
	const char *inside = below(path, root);
	g_autofree char *uri = encoded(inside ? inside : path);
	g_autofree char *whole = inside ? NULL : g_strconcat("file://", uri, NULL);

	if (inside)
		return json_pack("{s:s, s:s}", "uri", uri, "uriBaseId", SARIF_ROOT);
	return json_pack("{s:s}", "uri", whole);
}

static json_t *region_of(const struct sarif_places *places, const struct trace_step *step)
{
	unsigned column = columns_character(places->columns, step->file, step->line, step->column);
	json_t *region = json_pack("{s:I}", "startLine", (json_int_t)step->line);

	if (column)
		json_object_set_new(region, "startColumn", json_integer(column));
	return region;
}

static json_t *physical_of(const struct sarif_places *places, const struct trace_step *step)
{
	json_t *physical = json_pack("{s:o}", "artifactLocation",
	                             artifact_of(step->file, places->base));

	if (step->line)
		json_object_set_new(physical, "region", region_of(places, step));
	return physical;
}

json_t *sarif_location(const struct sarif_places *places, const struct trace_step *step)
{
	json_t *location = json_object();

	if (step->file && *step->file)
		json_object_set_new(location, "physicalLocation", physical_of(places, step));
	if (step->function && *step->function)
		json_object_set_new(location, "logicalLocations",
		                    json_pack("[{s:o, s:s}]", "name", json_text(step->function),
		                              "kind", "function"));
	if (step->message)
		json_object_set_new(location, "message", sarif_message(step->message));
	return location;
}

json_t *sarif_message(const char *text)
{
	g_autoptr(GString) doubled = g_string_new(text);

	g_string_replace(doubled, "{", "{{", 0);
	g_string_replace(doubled, "}", "}}", 0);
	return json_pack("{s:o}", "text", json_text(doubled->str));
}
