/* SPDX-License-Identifier: MIT
 *
 * test_ctype.c - printed type names, and which of them are compatible.
 */
#include "frontend/ctype.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct ctype_pool *pool;
static const struct ctype_names names;

/* What the names in scope mean; tags are what they are called. */
static const struct {
	enum ctype_name kind;
	const char *name, *means;
} scope[] = {
	{ CTYPE_NAME_TYPEDEF, "str", "char *" },
	{ CTYPE_NAME_TYPEDEF, "fn", "int (*)(int)" },
	{ CTYPE_NAME_TYPEDEF, "fty", "int (int)" },
	{ CTYPE_NAME_TYPEDEF, "arr", "int [4]" },
	{ CTYPE_NAME_TYPEDEF, "carr", "const arr" },
	{ CTYPE_NAME_TYPEDEF, "u8", "unsigned char" },
	{ CTYPE_NAME_OBJECT, "count", "const unsigned long" },
	{ CTYPE_NAME_STRUCT, "s", NULL },
	{ CTYPE_NAME_UNION, "s", NULL },
	{ CTYPE_NAME_STRUCT, "other", NULL },
	{ CTYPE_NAME_ENUM, "e", "unsigned int" },
	{ CTYPE_NAME_ENUM, "later", NULL },
};

static const struct ctype *find(void *data, enum ctype_name kind, const char *name)
{
	assert_ptr_equal(data, scope);
	for (size_t i = 0; i < G_N_ELEMENTS(scope); i++) {
		const struct ctype *means;

		if (scope[i].kind != kind || strcmp(scope[i].name, name) != 0)
			continue;
		means = scope[i].means ? ctype_parse(pool, &names, scope[i].means) : NULL;
		if (kind == CTYPE_NAME_TYPEDEF || kind == CTYPE_NAME_OBJECT)
			return means;
		return ctype_new(pool, (struct ctype){ .kind = CTYPE_TAG,
		                                       .identity = &scope[i],
		                                       .name = scope[i].name,
		                                       .is_enum = kind == CTYPE_NAME_ENUM,
		                                       .integer = means });
	}
	return NULL;
}

static const struct ctype_names names = { find, (void *)scope };

/* '=' compatible, '#' different, '?' nobody knows */
static const struct {
	const char *a;
	char expected;
	const char *b;
} rows[] = {
	/* specifiers, in any order */
	{ "int", '=', "signed" },
	{ "unsigned", '=', "unsigned int" },
	{ "long", '=', "signed long int" },
	{ "unsigned long long", '=', "long unsigned int long" },
	{ "short", '=', "int short" },
	{ "_Bool", '=', "bool" },
	{ "_Complex double", '=', "double _Complex" },
	{ "_Complex", '=', "_Complex double" },
	{ "long double", '#', "double" },
	{ "_Complex double", '#', "double" },
	{ "char", '#', "signed char" },
	{ "char", '#', "unsigned char" },
	{ "long", '#', "long long" },
	{ "__int128", '=', "signed __int128" },
	{ "unsigned __int128", '#', "__int128" },
	/* qualifiers */
	{ "const int", '=', "int const" },
	{ "const int", '#', "int" },
	{ "const volatile int *", '=', "volatile int const *" },
	{ "const char *", '#', "char *" },
	{ "char *const", '#', "char *" },
	{ "int *restrict", '=', "int *__restrict" },
	{ "int **restrict *", '#', "int ***" },
	{ "char *_Nonnull", '=', "char *" },
	{ "_Atomic(int) *", '=', "_Atomic int *" },
	{ "_Atomic(int)", '#', "int" },
	/* declarators */
	{ "int *[4]", '#', "int (*)[4]" },
	{ "int *[4]", '=', "int *([4])" },
	{ "int (*)[]", '=', "int (*)[4]" },
	{ "int (*)[3]", '#', "int (*)[4]" },
	{ "int (*)[4]", '#', "long (*)[]" },
	{ "int [2][3]", '#', "int [3][2]" },
	{ "int [2][3]", '=', "int [2u][3]" },
	{ "int (*)[n]", '?', "int (*)[4]" },
	{ "int (*)(int)", '=', "int (*)(const int)" },
	{ "int (*)(int)", '#', "int (*)(long)" },
	{ "int (*)(int)", '#', "int (*)(int, int)" },
	{ "int (*)(int)", '#', "int (*)(int, ...)" },
	{ "int (*)(int)", '#', "void (*)(int)" },
	{ "int (*)(void)", '#', "int (*)(int)" },
	{ "int (*)()", '=', "int (*)(void)" },
	{ "int (*)()", '=', "int (*)(int, double)" },
	{ "int (*)()", '#', "int (*)(char)" },
	{ "int (*)()", '#', "int (*)(int, ...)" },
	{ "int (*)()", '?', "int (*)(enum e)" },
	{ "void (*)(int *)", '=', "void (*)(int [4])" },
	{ "void (*)(int (*)(int))", '=', "void (*)(int (int))" },
	{ "int (*(*)(int))[4]", '=', "int (*(*)(int))[]" },
	{ "int (*(*)(int))[4]", '#', "int *(*(*)(int))[4]" },
	{ "void (*(*)(int, void (*)(int)))(int)", '=', "void (*(*)(int, void (int)))(int)" },
	{ "const int (*)(int)", '?', "int (*)(int)" },
	/* names */
	{ "str", '=', "char *" },
	{ "const str", '=', "char *const" },
	{ "const str", '#', "const char *" },
	{ "const str *", '=', "char *const *" },
	{ "fn *", '=', "int (**)(int)" },
	{ "fty *", '=', "fn" },
	{ "arr *", '=', "int (*)[4]" },
	{ "const arr *", '=', "const int (*)[4]" },
	{ "carr *", '=', "const int (*)[]" },
	{ "carr *", '#', "arr *" },
	{ "u8", '#', "char" },
	{ "nobody", '?', "int" },
	{ "nobody *", '#', "int" },
	{ "nobody *", '?', "int *" },
	/* tags */
	{ "struct s", '=', "struct s" },
	{ "struct s *", '#', "struct other *" },
	{ "struct s", '#', "int" },
	{ "struct nobody *", '?', "struct s *" },
	{ "struct s", '?', "union s" }, /* never printed for two types in one scope */
	{ "enum e", '=', "unsigned" },
	{ "enum e *", '=', "unsigned *" },
	{ "enum e", '#', "int" },
	{ "enum e", '#', "struct s" },
	{ "const enum e *", '?', "const unsigned *" },
	{ "const enum e *", '#', "unsigned *" },
	{ "enum later", '?', "int" },
	{ "enum later", '#', "enum e" },
	/* typeof */
	{ "typeof (count)", '=', "const unsigned long" },
	{ "__typeof__(((count)))", '=', "const unsigned long" },
	{ "typeof (int *) *", '=', "int **" },
	{ "typeof (fn)", '=', "fn" },
	{ "const typeof (arr)", '=', "carr" },
	{ "typeof (count + 1)", '?', "unsigned long" },
	{ "typeof (*count)", '?', "int" },
	{ "typeof (count(1))", '?', "int" },
	{ "typeof (nobody(1)) *", '?', "int *" },
	{ "typeof (sizeof(int))", '?', "unsigned long" },
	{ "typeof_unqual(count)", '?', "unsigned long" },
	/* what is not read */
	{ "_BitInt(7)", '?', "int" },
	{ "unsigned _BitInt(7)", '?', "unsigned int" },
	{ "__attribute__((__vector_size__(4 * sizeof(int)))) int", '?', "int" },
	{ "void (*)(int) __attribute__((noreturn))", '?', "int" },
	{ "struct (unnamed at a.c:3:1)", '?', "int" },
	{ "struct (unnamed at a.c:3:1) *", '?', "int" },
	{ "void (^)(int)", '?', "int" },
	{ "int)", '?', "int" },
	{ "int x", '?', "int" },
	{ "int (*)(int", '?', "int" },
	{ "int (*", '?', "int" },
	{ "int [4", '?', "int [4]" },
	{ "short long", '?', "short" },
	{ "unsigned double", '?', "double" },
	{ "long long long", '?', "long long" },
	{ "typeof (", '?', "int" },
	{ "_Atomic(", '?', "int" },
	{ "const", '?', "int" },
	{ "*", '?', "int *" },
	{ "", '?', "int" },
};

static void test_rows(void **state)
{
	static const char answers[] = {
		[CTYPE_DIFFERENT] = '#', [CTYPE_MAYBE] = '?', [CTYPE_COMPATIBLE] = '='
	};
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct ctype *a = ctype_parse(pool, &names, rows[i].a);
		const struct ctype *b = ctype_parse(pool, &names, rows[i].b);
		char got = answers[ctype_match(a, b)], back = answers[ctype_match(b, a)];

		if (got == rows[i].expected && back == got)
			continue;
		print_error("\"%s\" %c \"%s\", and back %c\n", rows[i].a, got, rows[i].b, back);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void expect_as_value(const char *of, const char *is)
{
	const struct ctype *value = ctype_value(pool, ctype_parse(pool, &names, of));

	assert_int_equal(ctype_match(value, ctype_parse(pool, &names, is)), CTYPE_COMPATIBLE);
}

static void test_values(void **state)
{
	(void)state;
	expect_as_value("const volatile int", "int");
	expect_as_value("carr", "const int *");
	expect_as_value("fty", "fn");
	expect_as_value("char *const", "str");
	expect_as_value("_Atomic(int)", "int");
	expect_as_value("const char *", "const char *");
}

/* 'A', COUNT times 'B', 'C', COUNT times 'D' */
static char *repeated(const char *a, const char *b, const char *c, const char *d, int count)
{
	GString *text = g_string_new(a);

	for (int i = 0; i < count; i++)
		g_string_append(text, b);
	g_string_append(text, c);
	for (int i = 0; i < count; i++)
		g_string_append(text, d);
	return g_string_free(text, FALSE);
}

static void test_deep(void **state)
{
	static const char *const parts[][4] = {
		{ "int ", "(*", "", ")" },       { "int ", "[4]", "", "" },
		{ "int ", "(*)(int ", "", ")" }, { "", "typeof (", "int", ")" },
		{ "", "_Atomic(", "int", ")" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		for (int count = 1; count < 200000; count *= 10) {
			g_autofree char *text = repeated(parts[i][0], parts[i][1], parts[i][2],
			                                 parts[i][3], count);
			const struct ctype *type = ctype_parse(pool, &names, text);

			assert_int_equal(type->kind == CTYPE_UNKNOWN, count > 30);
			assert_int_equal(ctype_match(type, type),
			                 count > 30 ? CTYPE_MAYBE : CTYPE_COMPATIBLE);
		}
	}
}

/* So many nodes that there is room for no more: unknown, not different. */
static void test_full_pool(void **state)
{
	g_autofree char *text = repeated("int", "*", "", "", 100000);
	const struct ctype *type = ctype_parse(pool, &names, text);

	(void)state;
	assert_int_equal(ctype_match(type, type), CTYPE_MAYBE);
	type = ctype_parse(pool, &names, "int");
	assert_int_equal(type->kind, CTYPE_UNKNOWN);
}

static int make_pool(void **state)
{
	(void)state;
	pool = ctype_pool_new();
	return 0;
}

static int free_pool(void **state)
{
	(void)state;
	ctype_pool_free(pool);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_rows, make_pool, free_pool),
		cmocka_unit_test_setup_teardown(test_values, make_pool, free_pool),
		cmocka_unit_test_setup_teardown(test_deep, make_pool, free_pool),
		cmocka_unit_test_setup_teardown(test_full_pool, make_pool, free_pool),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
