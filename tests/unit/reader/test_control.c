/* SPDX-License-Identifier: MIT
 *
 * test_control.c - a probe at the other end of the socket that answers well, badly, slowly or
 * never.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <sys/socket.h>
#include <sys/un.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reader/base/failure.h"
#include "reader/launch/control.h"

static char folder[] = "/tmp/reader-control-XXXXXX";
static char socket_path[64];

static int setup(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	g_snprintf(socket_path, sizeof(socket_path), "%s/prog.4711.sock", folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	unlink(socket_path);
	return rmdir(folder);
}

/* A child that answers one question with ANSWER (TIMES times) after checking it is "status". */
static pid_t serve(const char *answer, unsigned times, unsigned delay_ms)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);

	unlink(socket_path);
	strcpy(address.sun_path, socket_path);
	assert_return_code(bind(listener, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_return_code(listen(listener, 1), 0);
	pid_t pid = fork();
	if (pid != 0) {
		close(listener);
		return pid;
	}
	char question[16] = "";
	int peer = accept(listener, NULL, NULL);
	ssize_t n = read(peer, question, sizeof(question) - 1);
	usleep(delay_ms * 1000);
	for (unsigned i = 0; i < times; i++) {
		if (send(peer, answer, strlen(answer), MSG_NOSIGNAL) < 0)
			break;
	}
	_exit(n == 7 && strcmp(question, "status\n") == 0 ? 0 : 1);
}

static char *ask(pid_t server, unsigned timeout_ms, GError **error)
{
	int status = -1;
	char *answer = control_ask(socket_path, "status", timeout_ms, error);

	waitpid(server, &status, 0);
	assert_int_equal(status, 0);
	return answer;
}

static void the_line_comes_back(void **state)
{
	g_autofree char *answer = ask(serve("{\"a\":1}\nrest", 1, 0), 5000, NULL);

	(void)state;
	assert_string_equal(answer, "{\"a\":1}");
}

static void an_answer_without_an_end_is_none(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *answer = ask(serve("xyz", 1, 0), 5000, &error);

	(void)state;
	assert_null(answer);
	assert_non_null(strstr(error->message, "closed the connection"));
}

static void an_error_is_the_probes_own_words_made_harmless(void **state)
{
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(ask(serve("error disk\033[2J full\n", 1, 0), 5000, &error));
	assert_non_null(strstr(error->message, "the probe says: disk\\x1b[2J full"));
	assert_int_equal(failure_exit_status(error), EXIT_TROUBLE);
}

static void an_endless_answer_ends(void **state)
{
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(
		ask(serve("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 100000, 0),
	            5000, &error));
	assert_non_null(strstr(error->message, "endless"));
}

static void silence_ends_after_the_time_limit(void **state)
{
	g_autoptr(GError) error = NULL;
	gint64 start = g_get_monotonic_time();

	(void)state;
	assert_null(ask(serve("late\n", 1, 600), 100, &error));
	assert_non_null(strstr(error->message, "did not answer in time"));
	assert_in_range(g_get_monotonic_time() - start, 90000, 5000000);
}

static void a_path_too_long_for_an_address_works(void **state)
{
	g_autoptr(GString) longer = g_string_new(folder);
	g_autoptr(GError) error = NULL;
	pid_t server = serve("fine\n", 1, 0);

	(void)state;
	for (int i = 0; i < 60; i++)
		g_string_append(longer, "/.");
	g_string_append(longer, "/prog.4711.sock");
	g_autofree char *answer = control_ask(longer->str, "status", 5000, &error);
	assert_string_equal(answer, "fine");
	waitpid(server, NULL, 0);
}

static void nobody_listens(void **state)
{
	g_autoptr(GError) error = NULL;
	pid_t server = serve("x\n", 1, 0);

	(void)state;
	g_free(ask(server, 5000, NULL));
	assert_null(control_ask(socket_path, "status", 1000, &error));
	assert_non_null(strstr(error->message, "nobody listens"));
}

static void a_process_is_found_in_the_folders(void **state)
{
	const char *folders[] = { "/nowhere", folder, NULL };
	g_autoptr(GError) error = NULL;
	g_autofree char *found = control_find("4711", folders, &error);
	g_autofree char *path = control_find("some/path.sock", folders, &error);

	(void)state;
	assert_string_equal(found, socket_path);
	assert_string_equal(path, "some/path.sock");
	assert_null(control_find("711", folders, &error));
	assert_non_null(strstr(error->message, "no control socket of process 711"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_line_comes_back),
		cmocka_unit_test(an_answer_without_an_end_is_none),
		cmocka_unit_test(an_error_is_the_probes_own_words_made_harmless),
		cmocka_unit_test(an_endless_answer_ends),
		cmocka_unit_test(silence_ends_after_the_time_limit),
		cmocka_unit_test(a_path_too_long_for_an_address_works),
		cmocka_unit_test(nobody_listens),
		cmocka_unit_test(a_process_is_found_in_the_folders),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
