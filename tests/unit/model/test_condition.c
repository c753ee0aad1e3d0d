/* SPDX-License-Identifier: MIT
 *
 * test_condition.c - "unless" and "when" become one conjunction; each question its own atom.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include "pack_file.h"
#include <cmocka.h>

/* A set whose only row, "f", has the effects ROW. */
static struct model_set *set_with(const char *row)
{
	struct model_set *set = model_set_new();
	GError *error = NULL;
	g_autofree char *rest = g_strdup_printf("'constants': {'ONE': 1, 'FOUR': 4, 'LOW': -2},"
	                                        "'paths': {'kernel': ['/proc/', '/sys/'],"
	                                        " 'null': ['/dev/null'],"
	                                        " 'again': ['/proc/', '/sys/']},"
	                                        "'functions': [{'name': 'f', 'why': 'It.', %s}]",
	                                        row);

	if (!add_pack(set, "p", "p.h", rest, &error))
		fail_msg("%s", error->message);
	return set;
}

static const struct model_function *row_of(const struct model_set *set)
{
	const struct model_function *row = model_set_function(set, "f", "p.h", false);

	assert_non_null(row);
	return row;
}

static void assert_atom(const struct model_atom *atom, enum atom_kind kind, bool negated,
                        unsigned arg, int64_t value)
{
	assert_int_equal(atom->kind, kind);
	assert_int_equal(atom->negated, negated);
	assert_int_equal(atom->arg, arg);
	assert_int_equal(atom->value, value);
}

static void test_always(void **state)
{
	struct model_set *set = set_with("'blocks': {'class': 'B1'}");
	const struct model_function *row = row_of(set);

	(void)state;
	assert_int_equal(row->block_count, 1);
	assert_int_equal(row->blocks[0].class, BLOCK_B1);
	assert_int_equal(row->blocks[0].condition.count, 0);
	model_set_free(set);
}

/* Each kind of question, in order. */
static void test_questions(void **state)
{
	struct model_set *set = set_with(
		"'blocks': {'class': 'B0', 'when': ["
		"{'arg': 1, 'equals': 'LOW'}, {'arg': 2, 'equals': 7},"
		"{'arg': 3, 'null': true}, {'arg': 4, 'has': 'FOUR'},"
		"{'arg': 5, 'has': ['ONE', 'FOUR', 8]},"
		"{'arg': 6, 'at_most': 1000}, {'arg': 31, 'zeroed': true},"
		"{'fd': 0, 'is': 'nonblocking'}, {'fd': 1, 'is': 'ready'}]}");
	const struct model_condition *condition = &row_of(set)->blocks[0].condition;

	(void)state;
	assert_int_equal(condition->count, 9);
	assert_atom(&condition->atoms[0], ATOM_EQUALS, false, 1, -2);
	assert_atom(&condition->atoms[1], ATOM_EQUALS, false, 2, 7);
	assert_atom(&condition->atoms[2], ATOM_EQUALS, false, 3, 0);
	assert_atom(&condition->atoms[3], ATOM_HAS, false, 4, 4);
	assert_atom(&condition->atoms[4], ATOM_HAS, false, 5, 13);
	assert_atom(&condition->atoms[5], ATOM_AT_MOST, false, 6, 1000);
	assert_atom(&condition->atoms[6], ATOM_ZEROED, false, 31, 0);
	assert_atom(&condition->atoms[7], ATOM_NONBLOCKING, false, 0, 0);
	assert_atom(&condition->atoms[8], ATOM_READY, false, 1, 0);
	model_set_free(set);
}

/* A set of paths is a number; the same heads are the same set, whatever it is called. */
static void test_path(void **state)
{
	struct model_set *set = set_with("'blocks': {'class': 'B2', 'unless': ["
	                                 "{'arg': 0, 'path': 'kernel'}, {'arg': 1, 'path': 'null'},"
	                                 "{'arg': 2, 'path': 'again', 'not': true}]}");
	const struct model_condition *condition = &row_of(set)->blocks[0].condition;

	(void)state;
	assert_int_equal(condition->count, 3);
	assert_atom(&condition->atoms[0], ATOM_PATH, true, 0, 0);
	assert_atom(&condition->atoms[1], ATOM_PATH, true, 1, 1);
	assert_atom(&condition->atoms[2], ATOM_PATH, false, 2, 0);
	model_set_free(set);
}

static void test_text(void **state)
{
	struct model_set *set = set_with("'text': [{'returns': true, 'folder': 3},"
	                                 "{'arg': 1, 'format': 2}, {'pointee': 4, 'head': 5}]");
	const struct model_text *texts = row_of(set)->texts;

	(void)state;
	assert_int_equal(row_of(set)->text_count, 3);
	assert_true(texts[0].returned && texts[0].from == TEXT_FOLDER && texts[0].source == 3);
	assert_true(!texts[1].returned && !texts[1].pointee && texts[1].arg == 1);
	assert_true(texts[1].from == TEXT_FORMAT && texts[1].source == 2);
	assert_true(texts[2].pointee && texts[2].arg == 4);
	assert_true(texts[2].from == TEXT_HEAD && texts[2].source == 5);
	model_set_free(set);
}

/* unless a, not b; when c  =  c and not a and b. */
static void test_unless_and_when(void **state)
{
	struct model_set *set = set_with("'blocks': [{'class': 'B4'}, {'class': 'B0',"
	                                 "'unless': [{'arg': 0, 'null': true},"
	                                 "           {'arg': 1, 'null': true, 'not': true}],"
	                                 "'when': [{'arg': 2, 'equals': 5}]}]");
	const struct model_function *row = row_of(set);
	const struct model_condition *condition = &row->blocks[1].condition;

	(void)state;
	assert_int_equal(row->block_count, 2);
	assert_int_equal(condition->count, 3);
	assert_atom(&condition->atoms[0], ATOM_EQUALS, false, 2, 5);
	assert_atom(&condition->atoms[1], ATOM_EQUALS, true, 0, 0);
	assert_atom(&condition->atoms[2], ATOM_EQUALS, false, 1, 0);
	model_set_free(set);
}

static void test_callback(void **state)
{
	struct model_set *set = set_with("'callbacks': [{'arg': 3, 'context': 'worker'},"
	                                 "{'arg': 4, 'context': 'loop', 'data': 5, 'fd': 1,"
	                                 " 'fd_param': 0, 'when': [{'arg': 2, 'has': 'ONE'}]}]");
	const struct model_callback *callbacks = row_of(set)->callbacks;

	(void)state;
	assert_int_equal(row_of(set)->callback_count, 2);
	assert_int_equal(callbacks[0].arg, 3);
	assert_int_equal(callbacks[0].context, CONTEXT_WORKER);
	assert_int_equal(callbacks[0].data_arg, -1);
	assert_int_equal(callbacks[0].fd_arg, -1);
	assert_int_equal(callbacks[0].fd_param, -1);
	assert_int_equal(callbacks[0].condition.count, 0);
	assert_int_equal(callbacks[1].context, CONTEXT_LOOP);
	assert_int_equal(callbacks[1].data_arg, 5);
	assert_int_equal(callbacks[1].fd_arg, 1);
	assert_int_equal(callbacks[1].fd_param, 0);
	assert_atom(&callbacks[1].condition.atoms[0], ATOM_HAS, false, 2, 1);
	model_set_free(set);
}

static void test_fd(void **state)
{
	struct model_set *set = set_with("'fd': [{'returns': true, 'state': 'nonblocking',"
	                                 "  'when': [{'arg': 1, 'has': 'FOUR'}]},"
	                                 "{'arg': 2, 'state': 'blocking'},"
	                                 "{'pointee': 3, 'state': 'nonblocking'}]");
	const struct model_fd *fds = row_of(set)->fds;

	(void)state;
	assert_int_equal(row_of(set)->fd_count, 3);
	assert_true(fds[0].returned && !fds[0].pointee && fds[0].becomes == FD_NONBLOCKING);
	assert_int_equal(fds[0].condition.count, 1);
	assert_true(!fds[1].returned && !fds[1].pointee && fds[1].becomes == FD_BLOCKING);
	assert_int_equal(fds[1].arg, 2);
	assert_true(!fds[2].returned && fds[2].pointee && fds[2].becomes == FD_NONBLOCKING);
	assert_int_equal(fds[2].arg, 3);
	model_set_free(set);
}

static void test_loop_and_rest(void **state)
{
	struct model_set *set = set_with("'runs_loop': {'unless': [{'arg': 1, 'equals': 2}]},"
	                                 "'need': 'wait-fd', 'instead': 'Go on.'");
	const struct model_function *row = row_of(set);
	const struct model_effect *loop;

	(void)state;
	loop = model_effect(row, EFFECT_RUNS_LOOP);
	assert_non_null(loop);
	assert_false(row->noreturn);
	assert_int_equal(loop->condition.count, 1);
	assert_atom(&loop->condition.atoms[0], ATOM_EQUALS, true, 1, 2);
	assert_string_equal(row->need, "wait-fd");
	assert_string_equal(row->instead, "Go on.");
	assert_string_equal(row->why, "It.");
	model_set_free(set);
	set = set_with("'runs_loop': true, 'noreturn': true");
	row = row_of(set);
	loop = model_effect(row, EFFECT_RUNS_LOOP);
	assert_true(loop && row->noreturn && !row->loop_wait);
	assert_int_equal(loop->condition.count, 0);
	assert_null(row->need);
	assert_null(row->instead);
	model_set_free(set);
	set = set_with("'loop_wait': true, 'forks': true");
	assert_true(row_of(set)->loop_wait && row_of(set)->forks);
	model_set_free(set);
}

static void test_plain_effects(void **state)
{
	struct model_set *set = set_with(
		"'yields': true, 'endless': {'when': [{'arg': 1, 'equals': -1}]},"
		"'loop_thread_only': true, 'coroutine_only': true,"
		"'twin': 'g', 'must_check': true, 'tells': 'coroutine'");
	const struct model_function *row = row_of(set);

	(void)state;
	assert_int_equal(row->effect_count, 5);
	assert_non_null(model_effect(row, EFFECT_YIELDS));
	assert_int_equal(model_effect(row, EFFECT_ENDLESS)->condition.count, 1);
	assert_non_null(model_effect(row, EFFECT_LOOP_THREAD));
	assert_non_null(model_effect(row, EFFECT_CORO_ONLY));
	assert_null(model_effect(row, EFFECT_RUNS_LOOP));
	assert_string_equal(row->twin, "g");
	assert_true(row->must_check && row->tells);
	assert_int_equal(row->tells_context, CONTEXT_CORO);
	model_set_free(set);
}

static void test_acts(void **state)
{
	struct model_set *set = set_with(
		"'acts': [{'act': 'trylock', 'arg': 1, 'lock': 'spin', 'shared': true,"
		" 'ok': 'zero'},"
		"{'act': 'start', 'returns': true, 'keeps': 2, 'ok': 'nonzero'},"
		"{'act': 'close', 'pointee': 0, 'until': 3,"
		" 'unless': [{'arg': 1, 'null': true}]}]");
	const struct model_act *acts = row_of(set)->acts;

	(void)state;
	assert_int_equal(row_of(set)->act_count, 3);
	assert_int_equal(acts[0].act, ACT_TRYLOCK);
	assert_int_equal(acts[0].lock, LOCK_KIND_SPIN);
	assert_int_equal(acts[0].arg, 1);
	assert_true(acts[0].shared && !acts[0].returned && !acts[0].pointee);
	assert_int_equal(acts[0].ok, OK_ZERO);
	assert_int_equal(acts[0].keeps_arg, -1);
	assert_int_equal(acts[1].act, ACT_START);
	assert_true(acts[1].returned);
	assert_int_equal(acts[1].keeps_arg, 2);
	assert_int_equal(acts[1].ok, OK_NONZERO);
	assert_true(acts[2].pointee && !acts[2].returned);
	assert_int_equal(acts[2].until_arg, 3);
	assert_int_equal(acts[2].ok, OK_ALWAYS);
	assert_int_equal(acts[2].condition.count, 1);
	model_set_free(set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_always),
		cmocka_unit_test(test_questions),
		cmocka_unit_test(test_path),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_unless_and_when),
		cmocka_unit_test(test_callback),
		cmocka_unit_test(test_fd),
		cmocka_unit_test(test_loop_and_rest),
		cmocka_unit_test(test_plain_effects),
		cmocka_unit_test(test_acts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
