/* SPDX-License-Identifier: MIT
 *
 * time_read.c - "time": which argument says how long a call waits.
 *
 * A sleep of a second and one of a tenth of a millisecond are the same function. Which argument
 * tells, and in what, is a fact about the function like any other; the units are the table below.
 */
#include "model/pack_read.h"

#include <string.h>

static const struct unit {
	const char *name;
	int64_t ns; /* of the number, or of what the object has besides seconds */
	const char *seconds_member, *rest_member;
} units[] = {
	{ "s", 1000000000, NULL, NULL },
	{ "ms", 1000000, NULL, NULL },
	{ "us", 1000, NULL, NULL },
	{ "timeval", 1000, "tv_sec", "tv_usec" },
	{ "timespec", 1, "tv_sec", "tv_nsec" },
};

static bool unit_read(const struct json_node *node, struct model_time *time, GError **error)
{
	const char *name;

	if (!json_node_string(node, &name, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		if (strcmp(units[i].name, name) != 0)
			continue;
		time->unit_ns = units[i].ns;
		time->seconds_member = units[i].seconds_member;
		time->rest_member = units[i].rest_member;
		return true;
	}
	return json_node_error(node, error, "\"%s\" is not one of s, ms, us, timeval, timespec",
	                       name);
}

bool time_read(const struct json_node *row, struct model_time *time, GError **error)
{
	static const char *const keys[] = { "arg", "unit", NULL };
	struct json_node node, arg, unit;

	time->stated = json_node_member(row, "time", &node);
	return !time->stated ||
	       (json_node_object(&node, keys, error) && json_node_need(&node, "arg", &arg, error) &&
	        index_read(&arg, &time->arg, error) &&
	        json_node_need(&node, "unit", &unit, error) && unit_read(&unit, time, error));
}
