/* SPDX-License-Identifier: MIT
 *
 * test_shipped_packs.c - the packs of rules/ load, and say what the analysis builds on. That their
 * names and numbers are the headers' is checked in tests/packs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include "pack_file.h"
#include <cmocka.h>

#define UNISTD "/usr/include/unistd.h"
#define UV     "/usr/include/uv.h"
#define EVENT  "/usr/include/event2/event.h"

static int set_new(void **state)
{
	struct model_set *set = model_set_new();
	GError *error = NULL;

	if (!model_set_add_dir(set, RULES_DIR, &error))
		fail_msg("%s", error->message);
	*state = set;
	return 0;
}

static int set_free(void **state)
{
	model_set_free(*state);
	return 0;
}

static const struct model_function *row(const struct model_set *set, const char *name,
                                        const char *header)
{
	const struct model_function *found = model_set_function(set, name, header, false);

	if (!found)
		fail_msg("%s is not known in %s", name, header);
	return found;
}

/* BLOCK is CLASS, on the condition that argument ARG is NULL; apart from that only the path may
 * count. */
static void assert_blocks_without(const struct model_function *function, enum block_class class,
                                  unsigned arg)
{
	assert_int_equal(function->block_count, 1);
	assert_int_equal(function->blocks[0].class, class);
	assert_true(function->blocks[0].condition.count >= 1);
	for (size_t i = 1; i < function->blocks[0].condition.count; i++)
		assert_int_equal(function->blocks[0].condition.atoms[i].kind, ATOM_PATH);
	const struct model_atom *atom = &function->blocks[0].condition.atoms[0];

	assert_int_equal(atom->kind, ATOM_EQUALS);
	assert_int_equal(atom->value, 0);
	assert_int_equal(atom->arg, arg);
	assert_false(atom->negated);
}

static const struct pack *pack_called(const struct model_set *set, const char *name)
{
	for (size_t i = 0; i < model_set_count(set); i++)
		if (!strcmp(pack_name(model_set_pack(set, i)), name))
			return model_set_pack(set, i);
	return NULL;
}

static void test_packs(void **state)
{
	const struct model_set *set = *state;

	for (size_t i = 1; i < model_set_count(set); i++)
		assert_true(strcmp(pack_name(model_set_pack(set, i - 1)),
		                   pack_name(model_set_pack(set, i))) < 0);
	assert_non_null(pack_called(set, "libevent"));
	assert_non_null(pack_called(set, "libuv"));
	assert_non_null(pack_called(set, "posix"));
}

static void test_read(void **state)
{
	const struct model_function *read = row(*state, "read", UNISTD);
	const struct model_condition *condition = &read->blocks[0].condition;

	assert_int_equal(read->blocks[0].class, BLOCK_B0);
	assert_int_equal(condition->count, 3);
	assert_true(condition->atoms[0].kind == ATOM_NONBLOCKING && condition->atoms[0].negated);
	assert_true(condition->atoms[1].kind == ATOM_READY && condition->atoms[1].negated);
	assert_true(condition->atoms[2].kind == ATOM_FILE && condition->atoms[2].negated);
	assert_int_equal(read->blocks[1].class, BLOCK_B2);
	assert_ptr_equal(row(*state, "__read_chk", "/usr/include/x86_64-linux-gnu/bits/unistd.h"),
	                 read);
	assert_null(model_set_function(*state, "read", "/src/mine/io.h", false));
}

/* The fortified form has one more argument before the flags. */
static void test_shifted_flags(void **state)
{
	const struct model_function *plain = row(*state, "recv", "/usr/include/sys/socket.h");
	const struct model_function *checked = row(*state, "__recv_chk", "bits/socket2.h");

	assert_int_equal(plain->blocks[0].condition.atoms[2].arg, 3);
	assert_int_equal(checked->blocks[0].condition.atoms[2].arg, 4);
	assert_int_equal(checked->blocks[0].condition.atoms[2].value, 64);
}

static void test_open(void **state)
{
	const struct model_function *open = row(*state, "open", "/usr/include/fcntl.h");

	assert_int_equal(open->blocks[0].class, BLOCK_B2);
	assert_int_equal(open->blocks[0].condition.atoms[0].kind, ATOM_PATH);
	assert_true(open->blocks[0].condition.atoms[0].negated);
	assert_int_equal(open->fd_count, 3);
	assert_true(open->fds[0].returned && open->fds[0].becomes == FD_NONBLOCKING);
	assert_int_equal(open->fds[0].condition.atoms[0].kind, ATOM_HAS);
	assert_int_equal(open->fds[0].condition.atoms[0].value, 2048);
	assert_true(open->fds[1].returned && open->fds[1].becomes == FD_FILE);
	assert_true(open->fds[1].condition.atoms[0].negated);
	assert_true(open->fds[2].becomes == FD_UNKNOWN);
	assert_int_equal(open->text_count, 1);
	assert_true(open->texts[0].returned && open->texts[0].from == TEXT_COPY);
}

static void test_harmless(void **state)
{
	static const char *const names[] = { "fstat", "lseek", "sem_trywait", "strtol" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		assert_null(model_set_function(*state, names[i], UNISTD, true));
}

static void test_libuv(void **state)
{
	const struct model_function *open = row(*state, "uv_fs_open", UV);
	const struct model_function *work = row(*state, "uv_queue_work", UV);
	const struct model_function *run = row(*state, "uv_run", UV);
	const struct model_block *lookup = row(*state, "uv_getaddrinfo", UV)->blocks;

	assert_blocks_without(open, BLOCK_B2, 5);
	assert_int_equal(open->callbacks[0].arg, 5);
	assert_int_equal(open->callbacks[0].context, CONTEXT_LOOP);
	assert_blocks_without(row(*state, "uv_fs_fsync", UV), BLOCK_B1, 3);
	assert_int_equal(lookup->condition.count, 2);
	assert_true(lookup->condition.atoms[0].kind == ATOM_EQUALS &&
	            lookup->condition.atoms[0].arg == 2);
	assert_true(lookup->condition.atoms[1].kind == ATOM_HAS &&
	            lookup->condition.atoms[1].arg == 5 && lookup->condition.atoms[1].negated);
	assert_string_equal(lookup->condition.atoms[1].member, "ai_flags");
	assert_int_equal(work->block_count, 0);
	assert_int_equal(work->callbacks[0].context, CONTEXT_WORKER);
	assert_int_equal(work->callbacks[0].arg, 2);
	assert_int_equal(work->callbacks[1].context, CONTEXT_LOOP);
	assert_int_equal(work->callbacks[1].arg, 3);
	const struct model_effect *loop = model_effect(run, EFFECT_RUNS_LOOP);

	assert_non_null(loop);
	assert_true(loop->condition.atoms[0].negated);
	assert_int_equal(loop->condition.atoms[0].value, 2);
	assert_int_equal(model_set_field(*state, "struct uv_process_options_s", "exit_cb")->context,
	                 CONTEXT_LOOP);
}

static void test_libevent(void **state)
{
	const struct model_function *new = row(*state, "event_new", EVENT);
	const struct model_function *setcb = row(*state, "bufferevent_setcb",
	                                         "/usr/include/event2/bufferevent.h");

	assert_int_equal(new->callbacks[0].arg, 3);
	assert_int_equal(new->callbacks[0].data_arg, 4);
	assert_int_equal(new->callbacks[0].fd_arg, 1);
	assert_int_equal(new->callbacks[0].fd_param, 0);
	assert_int_equal(setcb->callback_count, 3);
	assert_non_null(model_effect(row(*state, "event_base_dispatch", EVENT), EFFECT_RUNS_LOOP));
	assert_blocks_without(row(*state, "bufferevent_socket_connect_hostname",
	                          "/usr/include/event2/bufferevent.h"),
	                      BLOCK_B1, 1);
}

/* What a finding under libuv says about getaddrinfo comes from two packs. */
static void test_advice(void **state)
{
	const struct model_function *lookup = row(*state, "getaddrinfo", "/usr/include/netdb.h");

	assert_string_equal(lookup->need, "dns");
	assert_string_equal(model_set_advice(*state, pack_called(*state, "libuv"), lookup->need),
	                    "Use uv_getaddrinfo with a callback");
}

/* The handler's field is inside a union without a name; both spellings are libclang's. */
static void test_signal_handler(void **state)
{
	static const char *const records[] = {
		"struct sigaction",
		"union (unnamed union at /usr/include/x86_64-linux-gnu/bits/sigaction.h:31:5)",
		"union sigaction::(unnamed at /usr/include/x86_64-linux-gnu/bits/sigaction.h:31:5)",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(records); i++) {
		const struct model_field *field = model_set_field(*state, records[i], "sa_handler");

		assert_non_null(field);
		assert_int_equal(field->context, CONTEXT_SIGNAL);
		assert_non_null(model_set_field(*state, records[i], "sa_sigaction"));
	}
	assert_null(model_set_field(*state, "struct mine", "sa_handler"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_new, set_free)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_packs),    TEST(test_read),     TEST(test_shifted_flags),
		TEST(test_open),     TEST(test_harmless), TEST(test_libuv),
		TEST(test_libevent), TEST(test_advice),   TEST(test_signal_handler),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
