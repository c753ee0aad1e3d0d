/* SPDX-License-Identifier: MIT
 *
 * cancelled_read.c - "cancelled": which result, or which status of a callback, says so.
 *
 * Libraries say it in three ways: a number of its own (UV_ECANCELED), a failure like any other with
 * the reason in errno (EINTR after an interrupt), or the answer of a function that is asked. The
 * last may be asked about other reasons, too; then a condition says about which it is.
 */
#include "model/pack_read.h"

#include <string.h>

/* "result": a number or constant, or "nonzero". */
static bool result_read(const struct pack *pack, const struct json_node *node,
                        struct model_cancelled *cancelled, GError **error)
{
	if (json_is_string(node->value) && !strcmp(json_string_value(node->value), "nonzero")) {
		cancelled->how = CANCELLED_NONZERO;
		return true;
	}
	cancelled->how = CANCELLED_EQUALS;
	return number_read(pack, node, &cancelled->value, error);
}

static bool errno_read(const struct pack *pack, const struct json_node *node,
                       struct model_cancelled *cancelled, GError **error)
{
	struct json_node member;
	int64_t value;

	if (!json_node_member(node, "errno", &member))
		return true;
	if (cancelled->how != CANCELLED_EQUALS)
		return json_node_error(&member, error, "goes with a \"result\" that is a number");
	if (!number_read(pack, &member, &value, error))
		return false;
	cancelled->error = (int)value;
	return true;
}

/* "domain": an argument that has to be the result of a certain function. */
static bool domain_read(struct pack *pack, const struct json_node *node,
                        struct model_cancelled *cancelled, GError **error)
{
	static const char *const keys[] = { "arg", "function", NULL };
	struct json_node domain, member;
	unsigned arg;

	cancelled->domain_arg = -1;
	if (!json_node_member(node, "domain", &domain))
		return true;
	if (!json_node_object(&domain, keys, error) ||
	    !json_node_need(&domain, "arg", &member, error) || !index_read(&member, &arg, error))
		return false;
	cancelled->domain_arg = (int)arg;
	return json_node_need(&domain, "function", &member, error) &&
	       identifier_read(pack, &member, &cancelled->domain, error);
}

bool cancelled_read(struct pack *pack, const struct json_node *row,
                    struct model_cancelled *cancelled, GError **error)
{
	static const char *const keys[] = { "result", "errno", "domain", "unless", "when", NULL };
	struct json_node node, result;

	if (!json_node_member(row, "cancelled", &node))
		return true;
	return json_node_object(&node, keys, error) &&
	       json_node_need(&node, "result", &result, error) &&
	       result_read(pack, &result, cancelled, error) &&
	       errno_read(pack, &node, cancelled, error) &&
	       domain_read(pack, &node, cancelled, error) &&
	       condition_read(pack, &node, &cancelled->condition, error);
}

bool status_read(struct pack *pack, const struct json_node *node, struct model_callback *callback,
                 GError **error)
{
	struct json_node value;

	if (!optional_index_read(node, "status", &callback->status_param, error))
		return false;
	if (json_node_member(node, "cancelled", &value) != (callback->status_param >= 0))
		return json_node_error(node, error, "\"status\" and \"cancelled\" go together");
	return callback->status_param < 0 || number_read(pack, &value, &callback->cancelled, error);
}
