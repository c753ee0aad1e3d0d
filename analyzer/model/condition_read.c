/* SPDX-License-Identifier: MIT
 *
 * condition_read.c - "unless" and "when": on which arguments an effect depends.
 *
 * People think in exceptions ("read blocks unless the descriptor is non-blocking, or ready"), the
 * analysis in one conjunction. `unless` lists what each by itself prevents the effect, `when` what
 * must all hold; so "unless a, b; when c" becomes "not a and not b and c".
 */
#include "model/pack_read.h"

#include <string.h>

bool number_read(const struct pack *pack, const struct json_node *node, int64_t *value,
                 GError **error)
{
	const char *name;

	if (json_is_integer(node->value))
		return json_node_integer(node, INT64_MIN, INT64_MAX, value, error);
	if (!json_is_string(node->value))
		return json_node_error(node, error, "must be an integer or the name of a constant");
	if (!json_node_string(node, &name, error))
		return false;
	const int64_t *constant = g_hash_table_lookup(pack->constants, name);

	if (!constant)
		return json_node_error(node, error, "\"%s\" is not in this pack's constants", name);
	*value = *constant;
	return true;
}

/* One flag, or an array of flags that are or-ed together. */
static bool flags_read(const struct pack *pack, const struct json_node *node, int64_t *value,
                       GError **error)
{
	size_t count;
	int64_t flags = 0;

	if (!json_is_array(node->value))
		return number_read(pack, node, value, error);
	if (!json_node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(node, i);
		int64_t flag;

		if (!number_read(pack, &item, &flag, error))
			return false;
		flags |= flag;
	}
	*value = flags;
	return true;
}

/* {"arg": 1, "null": true} and the like: the value says nothing more than that it is asked. */
static bool plain_read(const struct pack *pack, const struct json_node *node, int64_t *value,
                       GError **error)
{
	(void)pack;
	if (!json_is_true(node->value))
		return json_node_error(node, error,
		                       "must be true; write \"not\": true for the opposite");
	*value = 0;
	return true;
}

/* What can be asked of an argument. */
static const struct question {
	const char *key;
	enum atom_kind kind;
	bool (*read)(const struct pack *pack, const struct json_node *node, int64_t *value,
	             GError **error);
} questions[] = {
	{ "equals", ATOM_EQUALS, number_read }, { "null", ATOM_EQUALS, plain_read },
	{ "has", ATOM_HAS, flags_read },        { "at_most", ATOM_AT_MOST, number_read },
	{ "zeroed", ATOM_ZEROED, plain_read },  { "path", ATOM_PATH, path_set_name_read },
};

/* "member" goes with "has" alone: flags of an options object. */
static bool member_read(struct pack *pack, const struct json_node *node, struct model_atom *atom,
                        GError **error)
{
	struct json_node member;

	if (!json_node_member(node, "member", &member))
		return true;
	if (!identifier_read(pack, &member, &atom->member, error))
		return false;
	return atom->kind == ATOM_HAS || json_node_error(&member, error, "goes with \"has\" only");
}

static bool argument_atom_read(struct pack *pack, const struct json_node *node,
                               struct model_atom *atom, GError **error)
{
	static const char *const keys[] = { "arg",     "member", "equals", "null", "has",
		                            "at_most", "zeroed", "path",   "not",  NULL };
	struct json_node member;
	unsigned asked = 0;

	if (!json_node_object(node, keys, error) || !json_node_need(node, "arg", &member, error) ||
	    !index_read(&member, &atom->arg, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(questions); i++) {
		if (!json_node_member(node, questions[i].key, &member))
			continue;
		atom->kind = questions[i].kind;
		if (!questions[i].read(pack, &member, &atom->value, error))
			return false;
		asked++;
	}
	if (asked == 1)
		return member_read(pack, node, atom, error);
	return json_node_error(node, error,
	                       "needs exactly one of equals, null, has, at_most, zeroed, path");
}

/* "is": a question with an answer, or perhaps none. */
static bool fd_question_read(const struct json_node *is, enum atom_kind *kind, GError **error)
{
	static const struct {
		const char *name;
		enum atom_kind kind;
	} states[] = { { "nonblocking", ATOM_NONBLOCKING },
		       { "sends", ATOM_SENDS },
		       { "ready", ATOM_READY },
		       { "file", ATOM_FILE } };
	const char *state;

	if (!json_node_string(is, &state, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
		if (strcmp(state, states[i].name) == 0) {
			*kind = states[i].kind;
			return true;
		}
	return json_node_error(is, error, "\"%s\" is not one of nonblocking, sends, ready, file",
	                       state);
}

/* "known": a state, or "ready". */
static bool known_state_read(const struct json_node *node, struct model_atom *atom, GError **error)
{
	enum fd_state state;
	const char *word;

	if (!json_node_string(node, &word, error))
		return false;
	if (strcmp(word, "ready") == 0) {
		atom->kind = ATOM_SURELY_READY;
		return true;
	}
	if (!fd_state_read(node, &state, error))
		return false;
	if (state == FD_UNKNOWN)
		return json_node_error(node, error, "\"unknown\" cannot be known");
	atom->kind = ATOM_KNOWN;
	atom->value = state;
	return true;
}

static bool descriptor_atom_read(const struct json_node *node, struct model_atom *atom,
                                 GError **error)
{
	static const char *const keys[] = { "fd", "is", "known", "not", NULL };
	struct json_node fd, is, known;
	bool has_is, has_known;

	if (!json_node_object(node, keys, error) || !json_node_need(node, "fd", &fd, error) ||
	    !index_read(&fd, &atom->arg, error))
		return false;
	has_is = json_node_member(node, "is", &is);
	has_known = json_node_member(node, "known", &known);
	if (has_is == has_known)
		return json_node_error(node, error, "needs exactly one of is, known");
	return has_is ? fd_question_read(&is, &atom->kind, error)
	              : known_state_read(&known, atom, error);
}

/* {"in": "coroutine"}: where the call runs. */
static bool context_atom_read(const struct json_node *node, struct model_atom *atom, GError **error)
{
	static const char *const keys[] = { "in", "not", NULL };
	struct json_node in;
	enum context context;

	if (!json_node_object(node, keys, error) || !json_node_need(node, "in", &in, error) ||
	    !context_read(&in, &context, error))
		return false;
	*atom = (struct model_atom){ .kind = ATOM_EQUALS,
		                     .negated = true,
		                     .arg = CONTEXT_PARAM + context };
	return true;
}

static bool atom_read(struct pack *pack, const struct json_node *node, struct model_atom *atom,
                      GError **error)
{
	bool descriptor = json_is_object(node->value) && json_object_get(node->value, "fd");
	bool context = json_is_object(node->value) && json_object_get(node->value, "in");
	bool good = descriptor ? descriptor_atom_read(node, atom, error)
	            : context  ? context_atom_read(node, atom, error)
	                       : argument_atom_read(pack, node, atom, error);
	bool turned = false;

	good = good && optional_true_read(node, "not", &turned, error);
	atom->negated ^= turned;
	return good;
}

/* The atoms of HOLDER's member KEY, appended to ATOMS; NEGATE turns each into its opposite. */
static bool atoms_read(struct pack *pack, const struct json_node *holder, const char *key,
                       bool negate, GArray *atoms, GError **error)
{
	struct json_node list;
	size_t count;

	if (!json_node_member(holder, key, &list))
		return true;
	if (!json_node_array(&list, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&list, i);
		struct model_atom atom = { 0 };

		if (!atom_read(pack, &item, &atom, error))
			return false;
		atom.negated ^= negate;
		g_array_append_val(atoms, atom);
	}
	return true;
}

bool condition_read(struct pack *pack, const struct json_node *holder,
                    struct model_condition *condition, GError **error)
{
	g_autoptr(GArray) atoms = g_array_new(FALSE, TRUE, sizeof(struct model_atom));

	if (!atoms_read(pack, holder, "when", false, atoms, error) ||
	    !atoms_read(pack, holder, "unless", true, atoms, error))
		return false;
	condition->count = atoms->len;
	condition->atoms = NULL;
	if (atoms->len > 0) {
		struct model_atom *own = pack_alloc(pack, atoms->len, sizeof(*own));

		memcpy(own, atoms->data, atoms->len * sizeof(*own));
		condition->atoms = own;
	}
	return true;
}
